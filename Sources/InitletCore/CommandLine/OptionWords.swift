import Primitives

/// Splits the value of a variable into words as a shell does: at blanks, with single and double
/// quotes, and with backslashes.
public enum OptionWords {
  /// The bytes of memory that the words of a value take at most: a pointer for each word that it
  /// can have, one before them and one after, and the words.
  public static func byteCount(_ value: CString) -> Int {
    pointerCount(value) &* MemoryLayout<UInt>.size &+ value.length &+ 2
  }

  private static func pointerCount(_ value: CString) -> Int { value.length / 2 &+ 3 }

  /// Puts the words into zeroed memory of that size, behind a null pointer in the place of a
  /// program's name.
  public static func split(
    _ value: CString, into memory: UnsafeMutableRawPointer
  ) throws(UsageError) -> ArgumentVector {
    let words = memory.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    var end = (memory + pointerCount(value) &* MemoryLayout<UInt>.size)
      .assumingMemoryBound(to: CChar.self)
    var rest = value
    var count = 1
    while true {
      while rest[0].isBlank { rest = rest.dropFirst(1) }
      if rest.isEmpty { break }
      words[count] = end
      count &+= 1
      rest = try copyWord(rest, to: &end)
      // The NUL is there already.
      end += 1
    }
    return ArgumentVector(start: words, count: count)
  }

  /// Copies a word without its quotes and returns what follows it.
  private static func copyWord(
    _ value: CString, to end: inout UnsafeMutablePointer<CChar>
  ) throws(UsageError) -> CString {
    var rest = value
    var quote: UInt8 = 0
    while quote != 0 || !(rest.isEmpty || rest[0].isBlank) {
      var byte = rest[0]
      rest = rest.dropFirst(1)
      if byte == 0 { throw .unterminatedQuote(ByteSlice(value)) }
      if byte == quote {
        quote = 0
        continue
      }
      if quote == 0, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        continue
      }
      if byte == UInt8(ascii: "\\"), quote == 0 || quote == UInt8(ascii: "\"") && rest[0].isEscaped
      {
        byte = rest[0]
        if byte == 0 { throw .unterminatedQuote(ByteSlice(value)) }
        rest = rest.dropFirst(1)
      }
      end.pointee = CChar(truncatingIfNeeded: byte)
      end += 1
    }
    return rest
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A }

  /// Whether a backslash inside double quotes escapes the byte.
  fileprivate var isEscaped: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "$")
      || self == UInt8(ascii: "`")
  }
}
