/// A run of bytes of no known encoding, such as a part of an argument.
///
/// It does not own its memory, which must outlive it and must not change meanwhile.
public struct ByteSlice: @unchecked Sendable {
  public let start: UnsafePointer<UInt8>
  /// The number of bytes.
  public let length: Int

  public init(start: UnsafePointer<UInt8>, length: Int) {
    self.start = start
    self.length = length
  }

  /// The bytes of a string without its terminating NUL.
  public init(_ string: CString) {
    self.init(start: string.start, length: string.length)
  }

  /// The bytes of a literal.
  public init(_ literal: StaticString) {
    self.init(start: literal.utf8Start, length: literal.utf8CodeUnitCount)
  }

  /// The slice without a byte.
  public static var empty: ByteSlice { ByteSlice("" as StaticString) }

  public var isEmpty: Bool { length == 0 }

  /// The byte at an offset below the length, which is not checked.
  public subscript(offset: Int) -> UInt8 { start[offset] }

  /// The first `count` bytes; the count must not exceed the length.
  public func prefix(_ count: Int) -> ByteSlice {
    ByteSlice(start: start, length: count)
  }

  /// All but the first `count` bytes; the count must not exceed the length.
  public func dropFirst(_ count: Int) -> ByteSlice {
    ByteSlice(start: start + count, length: length &- count)
  }

  /// The offset of the first byte with this value.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public func firstIndex(of byte: UInt8) -> Int? {
    var offset = 0
    while offset < length {
      if start[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Whether the bytes begin with those of another slice.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public func hasPrefix(_ other: ByteSlice) -> Bool {
    var offset = 0
    while offset < other.length {
      if offset == length || start[offset] != other[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether the bytes begin with those of a string.
  @inline(never)  // Inlined into its caller, it takes 0.1 kB more.
  public func hasPrefix(_ other: CString) -> Bool { hasPrefix(ByteSlice(other)) }

  /// Whether the bytes are those of a string, without regard to the case of ASCII letters.
  public func equalsIgnoringCase(_ other: CString) -> Bool {
    length == other.length && hasPrefixIgnoringCase(other)
  }

  /// Whether the bytes begin with those of a string, without regard to the case of ASCII letters.
  public func hasPrefixIgnoringCase(_ other: CString) -> Bool {
    var offset = 0
    while other[offset] != 0 {
      if offset == length { return false }
      if start[offset].uppercased != other[offset].uppercased { return false }
      offset &+= 1
    }
    return true
  }
}

extension UInt8 {
  /// The upper-case form of an ASCII letter; any other byte stays as it is.
  fileprivate var uppercased: UInt8 {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self & 0xDF : self
  }
}
