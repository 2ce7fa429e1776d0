/// A mark for each process there can be: a number, at first zero.
public struct ProcessMarks: ~Copyable {
  private static let byteCount = (Int(ProcessID.highest) + 1) * 4

  /// Only the pages that are touched cost anything.
  ///
  /// Missing until the marks are cleared for the first time, and where the
  /// memory could not be had: then no mark is kept.
  private var slots: UnsafeMutablePointer<UInt32>?

  public init() {}

  /// Makes every mark zero.
  @inline(never)
  public mutating func clear() {
    if let slots { MemoryMapping.remove(slots, byteCount: ProcessMarks.byteCount) }
    slots = MemoryMapping.make(byteCount: ProcessMarks.byteCount)?
      .assumingMemoryBound(to: UInt32.self)
  }

  public subscript(process: ProcessID) -> UInt32 {
    get { slot(of: process)?.pointee ?? 0 }
    nonmutating set { slot(of: process)?.pointee = newValue }
  }

  @inline(never)
  private func slot(of process: ProcessID) -> UnsafeMutablePointer<UInt32>? {
    guard process.rawValue > 0, process.rawValue <= ProcessID.highest else { return nil }
    return slots?.advanced(by: Int(process.rawValue))
  }
}
