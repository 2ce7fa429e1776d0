import Primitives

/// A first-in, first-out queue of the processes whose children are still to be listed.
struct ProcessQueue: ~Copyable {
  struct Entry {
    let process: ProcessID
    let parent: ProcessID
  }

  private static let capacity = 131_072

  /// A mapping of a megabyte, of which only the pages that are touched take up memory; `nil` until
  /// the queue is emptied for the first time, and where the kernel has no memory.
  private var slots: UnsafeMutablePointer<Entry>?
  private var first = 0
  private var end = 0

  init() {}

  /// Empties the queue; the first time, makes the mapping.
  mutating func removeAll() {
    first = 0
    end = 0
    if slots == nil {
      let byteCount = ProcessQueue.capacity * MemoryLayout<Entry>.stride
      slots = MemoryMapping.make(byteCount: byteCount)?.assumingMemoryBound(to: Entry.self)
    }
  }

  /// Appends an entry; returns false where there is no room.
  mutating func append(_ entry: Entry) -> Bool {
    guard end < ProcessQueue.capacity, let slots else { return false }
    slots[end] = entry
    end &+= 1
    return true
  }

  /// Removes the oldest entry; returns `nil` where the queue is empty.
  mutating func removeFirst() -> Entry? {
    guard first < end, let slots else { return nil }
    defer { first &+= 1 }
    return slots[first]
  }
}
