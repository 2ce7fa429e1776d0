/// A NUL-terminated string as the kernel hands it over: bytes, not text.
///
/// It does not own its memory, which for arguments and the environment is the
/// initial stack and lives as long as the process; nobody writes to it, so that
/// it may be shared.
public struct CString: ExpressibleByStringLiteral, Equatable, @unchecked Sendable {
  public let start: UnsafePointer<UInt8>

  public init(_ start: UnsafePointer<UInt8>) {
    self.start = start
  }

  public init(_ start: UnsafePointer<CChar>) {
    self.start = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
  }

  public init(stringLiteral literal: StaticString) {
    self.start = literal.utf8Start
  }

  /// The byte at an offset, which must not lie beyond the terminating NUL.
  public subscript(offset: Int) -> UInt8 { start[offset] }

  public var isEmpty: Bool { start[0] == 0 }

  /// The number of bytes before the terminating NUL.
  public var length: Int {
    var length = 0
    while start[length] != 0 { length &+= 1 }
    return length
  }

  public static func == (one: CString, other: CString) -> Bool {
    one.equals(Text(other))
  }

  public func contains(_ byte: UInt8) -> Bool {
    Text(self).firstIndex(of: byte) != nil
  }

  /// The string that begins a number of bytes further on.
  public func dropFirst(_ count: Int) -> CString {
    CString(start + count)
  }

  @inline(never)
  public func equals(_ text: Text) -> Bool {
    hasPrefix(text) && start[text.length] == 0
  }

  /// Whether the bytes begin with others, of which none is NUL.
  ///
  /// The first difference ends the comparison, and so the NUL at the latest.
  public func hasPrefix(_ text: Text) -> Bool {
    Text(start: start, length: text.length).hasPrefix(text)
  }

  /// What follows `NAME=`, if the string, an environment entry, begins so.
  public func value(of name: Text) -> CString? {
    guard hasPrefix(name), start[name.length] == UInt8(ascii: "=") else { return nil }
    return dropFirst(name.length &+ 1)
  }

  /// The same as an entry of an argument vector or of an environment, which has
  /// another type but is not written to either.
  public var mutable: UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: CChar.self)
  }
}
