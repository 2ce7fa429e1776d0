import Primitives

/// The content of `/proc/PID/stat` (proc(5)).
public struct ProcessStat {
  /// `pid`, field 1.
  public let process: ProcessID
  /// `ppid`, field 4; `nil` where the parent is outside the PID namespace of `/proc`.
  public let parent: ProcessID?
  /// `state`, field 3: a letter such as `R`, `S`, `D` or `Z`.
  public let state: UInt8
  /// `comm`, field 2 without its parentheses.
  public let name: ProcessName
  /// `starttime`, field 22: clock ticks since boot, modulo 2^32.
  public let start: UInt32

  /// Reads the text of the file, which begins with `PID (NAME) STATE PARENT`; `nil` where the text
  /// ends before field 23.
  ///
  /// The name may contain blanks and parentheses, so it ends at the last `)`.
  public init?(_ text: ByteSlice) {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")), open > 1,
      let process = text.prefix(open &- 1).decimal(atMost: Int(Int32.max))
    else { return nil }
    var close = text.length &- 1
    while close > open, text[close] != UInt8(ascii: ")") { close &-= 1 }
    guard close > open, close &+ 2 < text.length else { return nil }
    let fields = text.dropFirst(close &+ 2)
    // With the start, the fields before it are there as well.
    guard let start = ProcessStat.number(inField: 22, fields) else { return nil }
    let rest = fields.dropFirst(2)
    guard let end = rest.firstIndex(of: UInt8(ascii: " ")),
      let parent = rest.prefix(end).decimal(atMost: Int(Int32.max))
    else { return nil }
    self.process = ProcessID(rawValue: Int32(truncatingIfNeeded: process))
    self.parent = ProcessID(visible: Int32(truncatingIfNeeded: parent))
    state = fields[0]
    name = ProcessName(text.dropFirst(open &+ 1).prefix(close &- open &- 1))
    self.start = start
  }

  /// Reads the number in a field, modulo 2^32, from a text that begins with field 3; `nil` where no
  /// blank ends the field.
  private static func number(inField field: Int, _ text: ByteSlice) -> UInt32? {
    var value: UInt32 = 0
    var current = 3
    var offset = 0
    while offset < text.length {
      let byte = text[offset]
      offset &+= 1
      if byte == UInt8(ascii: " ") {
        if current == field { return value }
        current &+= 1
      } else if current == field {
        value = value &* 10 &+ UInt32(byte & 15)
      }
    }
    return nil
  }
}
