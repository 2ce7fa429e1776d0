import Primitives

/// The spelling of an option and its text in the help: `-x, --name VALUE`, a tab and the summary.
///
/// Letters and value may be missing.
public struct OptionSpec {
  private let text: CString
  /// The offset of the name, without its dashes.
  private let nameStart: Int
  /// The offset behind the name.
  private let nameEnd: Int
  /// The offset behind the name of the value, or behind the name where there is no value.
  private let usageEnd: Int

  /// Takes apart the text of an option.
  init(_ text: CString) {
    self.text = text
    var offset = 2
    while text[offset] == UInt8(ascii: ",") { offset &+= 4 }
    nameStart = offset
    while text[offset] > UInt8(ascii: " ") { offset &+= 1 }
    nameEnd = offset
    while text[offset] != UInt8(ascii: "\t") { offset &+= 1 }
    usageEnd = offset
  }

  /// The spelling with the name of the value, as in the help.
  public var usage: ByteSlice { ByteSlice(start: text.start, length: usageEnd) }

  /// The name without its dashes.
  public var name: ByteSlice {
    ByteSlice(start: text.start + nameStart, length: nameEnd &- nameStart)
  }

  /// Whether the option takes a value.
  public var takesValue: Bool { nameEnd != usageEnd }

  /// The description in the help.
  public var summary: CString { text.dropFirst(usageEnd &+ 1) }

  /// Whether a letter stands for the option.
  public var hasLetter: Bool { nameStart > 2 }

  /// Whether this letter stands for the option.
  func contains(letter: UInt8) -> Bool {
    var offset = 1
    while offset &+ 1 < nameStart {
      if text[offset] == letter { return true }
      offset &+= 4
    }
    return false
  }
}
