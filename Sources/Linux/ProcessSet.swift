/// A set of processes: a bit for each number there can be.
struct ProcessSet: ~Copyable {
  private static let byteCount = ProcessID.highest / 8 + 8

  /// Missing until the set is emptied for the first time, and where the memory
  /// could not be had: then nothing is ever in the set, at the price that a
  /// process is met twice.
  private var words: UnsafeMutablePointer<UInt64>?

  init() {}

  func contains(_ process: ProcessID) -> Bool {
    guard let word = word(of: process) else { return false }
    return word.pointee & bit(of: process) != 0
  }

  func insert(_ process: ProcessID) {
    guard let word = word(of: process) else { return }
    word.pointee |= bit(of: process)
  }

  func remove(_ process: ProcessID) {
    guard let word = word(of: process) else { return }
    word.pointee &= ~bit(of: process)
  }

  /// Empties the set, and makes the memory for it.
  mutating func removeAll() {
    if let words { MemoryMapping.remove(words, byteCount: ProcessSet.byteCount) }
    words = MemoryMapping.make(byteCount: ProcessSet.byteCount)?
      .assumingMemoryBound(to: UInt64.self)
  }

  private func word(of process: ProcessID) -> UnsafeMutablePointer<UInt64>? {
    guard process.rawValue > 0, Int(process.rawValue) <= ProcessID.highest else { return nil }
    return words?.advanced(by: Int(process.rawValue >> 6))
  }

  private func bit(of process: ProcessID) -> UInt64 {
    1 << UInt64(process.rawValue & 63)
  }
}
