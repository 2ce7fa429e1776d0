/// What /proc/PID/stat tells, as far as an init cares (proc(5)).
public struct ProcessStat {
  public let process: Int32
  public let parent: Int32
  /// The letter of its state: `R`, `S`, `D`, `Z` and so on.
  public let state: UInt8
  /// The name, at most 15 bytes of anything.
  public let name: Text
  /// When it started, in clock ticks since boot, as far as 32 bits hold it; 0
  /// where the text ends before.
  public let start: UInt32

  /// Reads the beginning of the file: `PID (NAME) STATE PARENT …`.
  ///
  /// The name may hold blanks and parentheses, so that only the last `)` ends
  /// it.
  public init?(_ text: Text) {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")), open > 1,
      let process = text.prefix(open &- 1).decimal(atMost: Int(Int32.max))
    else { return nil }
    var close = text.length &- 1
    while close > open, text[close] != UInt8(ascii: ")") { close &-= 1 }
    // `) S 1` is the least that can follow.
    guard close > open, close &+ 4 < text.length else { return nil }
    var rest = text.dropFirst(close &+ 4)
    guard let end = rest.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    rest = rest.prefix(end)
    guard let parent = rest.decimal(atMost: Int(Int32.max)) else { return nil }
    self.process = Int32(truncatingIfNeeded: process)
    self.parent = Int32(truncatingIfNeeded: parent)
    state = text[close &+ 2]
    name = text.dropFirst(open &+ 1).prefix(close &- open &- 1)
    start = ProcessStat.number(inField: 22, text.dropFirst(close &+ 2))
  }

  /// Reads a number from a text that begins with field 3.
  private static func number(inField field: Int, _ text: Text) -> UInt32 {
    var value: UInt32 = 0
    var current = 3
    var offset = 0
    while offset < text.length, current <= field {
      let byte = text[offset]
      offset &+= 1
      if byte == UInt8(ascii: " ") {
        current &+= 1
      } else if current == field {
        value = value &* 10 &+ UInt32(byte & 15)
      }
    }
    return value
  }
}

/// Picks the numbers out of a text that comes in pieces, such as the list of
/// children in /proc/PID/task/TID/children.
public struct NumberScanner {
  private var value: Int64 = 0
  private var isInside = false

  public init() {}

  /// Takes in one byte and returns the number that it ends.
  ///
  /// Numbers too large for a process are no numbers.
  public mutating func take(_ byte: UInt8) -> Int32? {
    let digit = Int64(byte) &- 0x30
    if digit >= 0, digit <= 9 {
      value = min(value &* 10 &+ digit, Int64(Int32.max) &+ 1)
      isInside = true
      return nil
    }
    defer {
      value = 0
      isInside = false
    }
    return isInside && value <= Int64(Int32.max) ? Int32(truncatingIfNeeded: value) : nil
  }
}
