/// The environment as the kernel lays it out: pointers to `NAME=VALUE` up to a
/// null one.
public struct Environment {
  public let start: ArgumentVector.Pointer

  public init(start: ArgumentVector.Pointer) {
    self.start = start
  }

  /// Finds a variable's first entry.
  @inline(never)
  public func entry(of name: Text) -> ArgumentVector.Pointer? {
    var entry = start
    while let string = entry.pointee {
      if CString(string).value(of: name) != nil { return entry }
      entry += 1
    }
    return nil
  }

  /// Finds a variable's value.
  @inline(never)
  public func value(of name: Text) -> CString? {
    entry(of: name)?.pointee.map { CString($0).dropFirst(name.length &+ 1) }
  }
}
