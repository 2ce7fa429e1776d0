import Primitives

/// The environment as the kernel lays it out: pointers to `NAME=VALUE`, then a null pointer
/// (environ(7)).
public struct Environment {
  public let start: ArgumentVector.Pointer

  public init(start: ArgumentVector.Pointer) {
    self.start = start
  }

  /// The first entry of a variable; `nil` where it is not set.
  public func entry(of name: CString) -> ArgumentVector.Pointer? {
    var entry = start
    while let string = entry.pointee {
      if CString(string).value(of: name) != nil { return entry }
      entry += 1
    }
    return nil
  }

  /// The value of the first entry of a variable; `nil` where it is not set.
  public func value(of name: CString) -> CString? {
    entry(of: name)?.pointee.flatMap { CString($0).value(of: name) }
  }
}
