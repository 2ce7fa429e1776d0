/// A NUL-terminated string as the kernel hands it over: bytes of no known encoding.
///
/// It does not own its memory. Arguments and environment lie on the initial stack, which lives as
/// long as the process and is not written to.
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
    one.equals(ByteSlice(other))
  }

  public func contains(_ byte: UInt8) -> Bool {
    ByteSlice(self).firstIndex(of: byte) != nil
  }

  /// The string that begins a number of bytes further on, at the terminating NUL at the latest.
  public func dropFirst(_ count: Int) -> CString {
    CString(start + count)
  }

  public func equals(_ slice: ByteSlice) -> Bool {
    hasPrefix(slice) && start[slice.length] == 0
  }

  /// Whether the bytes begin with others, of which none is NUL.
  ///
  /// The comparison ends at the first difference, and so at the terminating NUL at the latest.
  public func hasPrefix(_ slice: ByteSlice) -> Bool {
    ByteSlice(start: start, length: slice.length).hasPrefix(slice)
  }

  /// What follows `NAME=`, if the string, an entry of an environment, begins so.
  public func value(of name: ByteSlice) -> CString? {
    guard hasPrefix(name), start[name.length] == UInt8(ascii: "=") else { return nil }
    return dropFirst(name.length &+ 1)
  }

  /// The same as an entry of an argument vector or an environment, whose type is mutable although
  /// it is not written to.
  public var mutable: UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: CChar.self)
  }
}
