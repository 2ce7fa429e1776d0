/// The argument vector as the kernel lays it out: pointers up to a null one.
public struct ArgumentVector {
  public typealias Pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  public let start: Pointer
  public let count: Int

  public init(start: Pointer, count: Int) {
    self.start = start
    self.count = count
  }

  /// The argument at an index, or nothing past the end.
  public subscript(index: Int) -> CString? {
    guard index >= 0, index < count, let argument = start[index] else { return nil }
    return CString(argument)
  }

  /// The environment, which follows the arguments and their null pointer on
  /// the initial stack (the System V ABI's process initialisation).
  public var environment: Pointer { start + (count &+ 1) }
}
