import Primitives

/// The first few of many processes, in the order in which they were found.
public struct ProcessSample: Sendable {
  /// The most processes that a sample holds: as many as a line has room for.
  public static var capacity: Int { Numbers.count }

  private typealias Numbers = InlineArray<8, Int32>

  /// The number of all processes that were found, those that the sample does not hold included.
  public private(set) var count = 0
  private var numbers = Numbers(repeating: 0)

  init() {}

  /// Counts a process, and keeps it where there is room.
  mutating func append(_ process: ProcessID) {
    if count < ProcessSample.capacity { numbers[unchecked: count] = process.rawValue }
    count &+= 1
  }

  /// The process at an index from 0; `nil` behind the last one that the sample holds.
  public subscript(index: Int) -> ProcessID? {
    guard index < min(count, ProcessSample.capacity) else { return nil }
    return ProcessID(rawValue: numbers.span[unchecked: index])
  }
}
