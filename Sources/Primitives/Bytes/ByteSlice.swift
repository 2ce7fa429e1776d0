/// A run of bytes inside memory that outlives it and is not written to, such as a part of an
/// argument.
public struct ByteSlice: ExpressibleByStringLiteral, @unchecked Sendable {
  public let start: UnsafePointer<UInt8>
  public let length: Int

  public init(start: UnsafePointer<UInt8>, length: Int) {
    self.start = start
    self.length = length
  }

  /// The bytes of a string without its terminating NUL.
  public init(_ string: CString) {
    self.init(start: string.start, length: string.length)
  }

  public init(_ literal: StaticString) {
    self.init(start: literal.utf8Start, length: literal.utf8CodeUnitCount)
  }

  public init(stringLiteral literal: StaticString) {
    self.init(literal)
  }

  public var isEmpty: Bool { length == 0 }

  /// The byte at an offset from 0 to the length, exclusively; it is not checked.
  public subscript(offset: Int) -> UInt8 { start[offset] }

  /// The first bytes; the count must not exceed the length.
  public func prefix(_ count: Int) -> ByteSlice {
    ByteSlice(start: start, length: count)
  }

  /// All but the first bytes; the count must not exceed the length.
  public func dropFirst(_ count: Int) -> ByteSlice {
    ByteSlice(start: start + count, length: length &- count)
  }

  /// The offset of the first such byte.
  public func firstIndex(of byte: UInt8) -> Int? {
    var offset = 0
    while offset < length {
      if start[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Whether the bytes are the same.
  public func equals(_ other: ByteSlice) -> Bool {
    length == other.length && hasPrefix(other)
  }

  /// Whether the bytes begin with others.
  @inline(never)
  public func hasPrefix(_ other: ByteSlice) -> Bool {
    guard length >= other.length else { return false }
    var offset = 0
    while offset < other.length {
      if start[offset] != other[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether the bytes are the same, ASCII letters of either case alike.
  public func equalsIgnoringCase(_ other: ByteSlice) -> Bool {
    length == other.length && hasPrefixIgnoringCase(other)
  }

  /// Whether the bytes begin with others, ASCII letters of either case alike.
  public func hasPrefixIgnoringCase(_ other: ByteSlice) -> Bool {
    guard length >= other.length else { return false }
    var offset = 0
    while offset < other.length {
      if start[offset].uppercased != other[offset].uppercased { return false }
      offset &+= 1
    }
    return true
  }
}

extension UInt8 {
  /// The upper-case letter for an ASCII lower-case one; any other byte is itself.
  fileprivate var uppercased: UInt8 {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self & 0xDF : self
  }
}
