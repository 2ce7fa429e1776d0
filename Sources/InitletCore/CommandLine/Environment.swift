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

  /// Removes the first entry of a variable, if there is one.
  public func remove(_ name: CString) {
    guard var entry = entry(of: name) else { return }
    repeat {
      entry.pointee = entry[1]
      entry += 1
    } while entry.pointee != nil
  }

  /// The value of the first entry of a variable; `nil` where it is not set.
  public func value(of name: CString) -> CString? {
    entry(of: name)?.pointee.flatMap { CString($0).value(of: name) }
  }
}
