import Primitives

/// The processes whose children are still to be listed, first in, first out.
struct ProcessQueue: ~Copyable {
  struct Entry {
    let process: ProcessID
    let parent: ProcessID
  }

  private static let capacity = 131_072

  /// A mapping of a megabyte, of which only the pages that are touched take up memory; missing
  /// until the queue is emptied for the first time.
  private var slots: UnsafeMutablePointer<Entry>?
  private var first = 0
  private var end = 0

  init() {}

  /// Empties the queue, and makes its memory.
  mutating func removeAll() {
    first = 0
    end = 0
    if slots == nil {
      let byteCount = ProcessQueue.capacity * MemoryLayout<Entry>.stride
      slots = MemoryMapping.make(byteCount: byteCount)?.assumingMemoryBound(to: Entry.self)
    }
  }

  /// Returns whether there was room.
  mutating func append(_ entry: Entry) -> Bool {
    guard end < ProcessQueue.capacity, let slots else { return false }
    slots[end] = entry
    end &+= 1
    return true
  }

  mutating func removeFirst() -> Entry? {
    guard first < end, let slots else { return nil }
    defer { first &+= 1 }
    return slots[first]
  }
}
