import Primitives

/// Splits the value of a variable into words as a shell does, at blanks, with single quotes, double
/// quotes and backslashes.
public enum OptionWords {
  /// The size of the memory that `split` needs, in bytes: a pointer for each possible word, one
  /// before them and one after, and the text of the words.
  public static func byteCount(_ value: CString) -> Int {
    pointerCount(value) &* MemoryLayout<UInt>.size &+ value.length &+ 2
  }

  /// The most pointers: a word and a blank take at least two bytes.
  private static func pointerCount(_ value: CString) -> Int { value.length / 2 &+ 3 }

  /// Builds an argument vector in zeroed memory of that size.
  ///
  /// Its first entry, the place of the program's name, is a null pointer.
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
      // The memory is zeroed, so the NUL is there.
      end += 1
    }
    return ArgumentVector(start: words, count: count)
  }

  /// Copies a word without its quotes and returns the rest of the value.
  private static func copyWord(
    _ value: CString, to end: inout UnsafeMutablePointer<CChar>
  ) throws(UsageError) -> CString {
    var rest = value
    var quote: UInt8 = 0
    while quote != 0 || !(rest.isEmpty || rest[0].isBlank) {
      var byte = rest[0]
      rest = rest.dropFirst(1)
      if byte == 0 { throw .unterminatedQuote(value) }
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
        if byte == 0 { throw .unterminatedQuote(value) }
        rest = rest.dropFirst(1)
      }
      end.pointee = CChar(truncatingIfNeeded: byte)
      end += 1
    }
    return rest
  }
}

extension UInt8 {
  /// Whether the byte separates words: a blank, a tab or a newline.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A }

  /// Whether a backslash within double quotes escapes the byte.
  fileprivate var isEscaped: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "$")
      || self == UInt8(ascii: "`")
  }
}
