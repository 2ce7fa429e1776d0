/// A NUL-terminated string of no known encoding, as the kernel passes it to a program.
///
/// It does not own its memory. Arguments and environment lie on the initial stack, which lasts as
/// long as the process (execve(2)).
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
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  public var length: Int {
    var length = 0
    while start[length] != 0 { length &+= 1 }
    return length
  }

  /// Whether both strings hold the same bytes.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public static func == (one: CString, other: CString) -> Bool {
    let one = ByteSlice(one)
    let other = ByteSlice(other)
    return one.length == other.length && one.hasPrefix(other)
  }

  /// Whether one of the bytes before the terminating NUL has this value.
  public func contains(_ byte: UInt8) -> Bool {
    ByteSlice(self).firstIndex(of: byte) != nil
  }

  /// The string without its first `count` bytes; the count must not exceed the length.
  public func dropFirst(_ count: Int) -> CString {
    CString(start + count)
  }

  /// The text behind `NAME=`; `nil` where the string is not an environment entry of that name.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public func value(of name: CString) -> CString? {
    let name = ByteSlice(name)
    let bytes = ByteSlice(self)
    guard bytes.hasPrefix(name), start[name.length] == UInt8(ascii: "=") else { return nil }
    return dropFirst(name.length &+ 1)
  }

  /// The pointer in the type that execve(2) declares for the entries of its vectors: mutable,
  /// although the kernel only reads them.
  public var mutable: UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: CChar.self)
  }
}
