/// A run of bytes inside memory that outlives it, and that nobody writes to: a
/// part of an argument, say.
public struct Text: ExpressibleByStringLiteral, @unchecked Sendable {
  public let start: UnsafePointer<UInt8>
  public let length: Int

  public init(start: UnsafePointer<UInt8>, length: Int) {
    self.start = start
    self.length = length
  }

  @inline(never)
  public init(_ string: CString) {
    self.init(start: string.start, length: string.length)
  }

  public init(stringLiteral literal: StaticString) {
    self.init(start: literal.utf8Start, length: literal.utf8CodeUnitCount)
  }

  public var isEmpty: Bool { length == 0 }

  public subscript(offset: Int) -> UInt8 { start[offset] }

  public func prefix(_ count: Int) -> Text {
    Text(start: start, length: count)
  }

  public func dropFirst(_ count: Int) -> Text {
    Text(start: start + count, length: length &- count)
  }

  /// The offset of the first such byte.
  @inline(never)
  public func firstIndex(of byte: UInt8) -> Int? {
    var offset = 0
    while offset < length {
      if start[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Whether the bytes are the same, upper and lower case alike.
  public func equalsIgnoringCase(_ other: Text) -> Bool {
    length == other.length && hasPrefixIgnoringCase(other)
  }

  /// Whether the bytes begin with others, upper and lower case alike.
  @inline(never)
  public func hasPrefixIgnoringCase(_ other: Text) -> Bool {
    guard length >= other.length else { return false }
    var offset = 0
    while offset < other.length {
      if uppercased(start[offset]) != uppercased(other[offset]) { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether the bytes begin with others.
  @inline(never)
  public func hasPrefix(_ other: Text) -> Bool {
    guard length >= other.length else { return false }
    var offset = 0
    while offset < other.length {
      if start[offset] != other[offset] { return false }
      offset &+= 1
    }
    return true
  }

  public func equals(_ other: Text) -> Bool {
    length == other.length && hasPrefix(other)
  }

  /// The value of the decimal number that the bytes are, if it is no larger.
  @inline(never)
  public func decimal(atMost limit: Int) -> Int? {
    guard length > 0 else { return nil }
    // Where `Int` has 32 bits, ten times a large limit does not fit.
    var value: Int64 = 0
    var offset = 0
    while offset < length {
      let digit = Int64(start[offset]) &- 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      value = value &* 10 &+ digit
      guard value <= limit else { return nil }
      offset &+= 1
    }
    return Int(truncatingIfNeeded: value)
  }
}

private func uppercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte & 0xDF : byte
}
