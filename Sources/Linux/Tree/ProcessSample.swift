import Primitives

/// The first few of many processes, in their order.
public struct ProcessSample: Sendable {
  /// The most processes that it holds.
  public static let capacity = 16

  /// The number of processes, also of those that it does not hold.
  public private(set) var count = 0
  private var numbers = [16 of Int32](repeating: 0)

  init() {}

  mutating func append(_ process: ProcessID) {
    if count < ProcessSample.capacity { numbers[unchecked: count] = process.rawValue }
    count &+= 1
  }

  /// The process at an index from 0; nothing behind the last one that it holds.
  public subscript(index: Int) -> ProcessID? {
    guard index < min(count, ProcessSample.capacity) else { return nil }
    return ProcessID(rawValue: numbers[unchecked: index])
  }
}
