import Primitives

/// What /proc/PID/stat tells of a process (proc(5)).
public struct ProcessStat {
  public let process: ProcessID
  /// The parent; nothing where it is outside the PID namespace of /proc.
  public let parent: ProcessID?
  /// The letter of its state: `R`, `S`, `D`, `Z` and so on.
  public let state: UInt8
  public let name: ProcessName
  /// When it started, in clock ticks since boot, modulo 2^32; 0 where the text ends before.
  public let start: UInt32

  /// Reads the beginning of the file: `PID (NAME) STATE PARENT …`.
  ///
  /// The name may hold blanks and parentheses, so that only the last `)` ends it.
  public init?(_ text: ByteSlice) {
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
    self.process = ProcessID(rawValue: Int32(truncatingIfNeeded: process))
    self.parent = ProcessID(visible: Int32(truncatingIfNeeded: parent))
    state = text[close &+ 2]
    name = ProcessName(text.dropFirst(open &+ 1).prefix(close &- open &- 1))
    start = ProcessStat.number(inField: 22, text.dropFirst(close &+ 2))
  }

  /// Reads a number, modulo 2^32, from a text that begins with field 3.
  private static func number(inField field: Int, _ text: ByteSlice) -> UInt32 {
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
