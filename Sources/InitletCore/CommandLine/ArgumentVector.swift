import Primitives

/// The argument vector as the kernel lays it out: pointers to C strings, then a null pointer
/// (execve(2)).
public struct ArgumentVector {
  /// The address of an entry, of this vector or of an environment.
  public typealias Pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  public let start: Pointer
  /// The number of arguments, without the null pointer.
  public let count: Int

  public init(start: Pointer, count: Int) {
    self.start = start
    self.count = count
  }

  /// The argument at an index from 0 to the count; `nil` at the count.
  public subscript(index: Int) -> CString? {
    start[index].map { CString($0) }
  }

  /// The environment, which follows the null pointer of the arguments on the initial stack (System
  /// V ABI, process initialisation).
  public var environment: Environment { Environment(start: start + (count &+ 1)) }
}
