/// The processes whose children are still to be looked at, first in, first out.
struct ProcessQueue: ~Copyable {
  /// Half a megabyte of addresses; what does not fit is found in a further
  /// round.
  private static let capacity = 131_072

  /// Missing until the queue is emptied for the first time.
  private var slots: UnsafeMutablePointer<Int32>?
  private var first = 0
  private var end = 0

  init() {}

  /// Empties the queue, and makes the memory for it.
  mutating func removeAll() {
    first = 0
    end = 0
    if slots == nil {
      slots = MemoryMapping.make(byteCount: ProcessQueue.capacity * 4)?
        .assumingMemoryBound(to: Int32.self)
    }
  }

  mutating func append(_ process: ProcessID) {
    guard end < ProcessQueue.capacity, let slots else { return }
    slots[end] = process.rawValue
    end &+= 1
  }

  mutating func next() -> ProcessID? {
    guard first < end, let slots else { return nil }
    defer { first &+= 1 }
    return ProcessID(rawValue: slots[first])
  }
}
