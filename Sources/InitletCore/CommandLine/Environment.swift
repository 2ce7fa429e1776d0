import Primitives

/// The environment as the kernel lays it out: pointers to `NAME=VALUE` up to a null one.
public struct Environment {
  public let start: ArgumentVector.Pointer

  public init(start: ArgumentVector.Pointer) {
    self.start = start
  }

  /// Finds the first entry of a variable.
  public func entry(of name: ByteSlice) -> ArgumentVector.Pointer? {
    var entry = start
    while let string = entry.pointee {
      if CString(string).value(of: name) != nil { return entry }
      entry += 1
    }
    return nil
  }

  /// Finds the value of a variable.
  @inline(never)
  public func value(of name: ByteSlice) -> CString? {
    entry(of: name)?.pointee.flatMap { CString($0).value(of: name) }
  }
}
