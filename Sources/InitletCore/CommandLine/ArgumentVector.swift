import Primitives

/// The argument vector as the kernel lays it out: pointers up to a null one.
public struct ArgumentVector {
  public typealias Pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  public let start: Pointer
  public let count: Int

  public init(start: Pointer, count: Int) {
    self.start = start
    self.count = count
  }

  /// The argument at an index from 0 to the count, at which there is none.
  public subscript(index: Int) -> CString? {
    start[index].map { CString($0) }
  }

  /// The environment, which follows the arguments and their null pointer on the initial stack (the
  /// System V ABI's process initialisation).
  public var environment: Environment { Environment(start: start + (count &+ 1)) }
}
