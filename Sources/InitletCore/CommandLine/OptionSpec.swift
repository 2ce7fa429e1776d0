import Primitives

/// How an option is written, and what the help says of it.
public struct OptionSpec {
  /// The letters that stand for it.
  public let letters: CString
  /// The name without its dashes.
  public let name: CString
  /// What the help calls the value; nothing for an option without one.
  public let value: CString?
  public let summary: CString

  init(_ letters: CString, _ name: CString, _ summary: CString) {
    self.init(letters, name, nil, summary)
  }

  init(_ letters: CString, _ name: CString, _ value: CString?, _ summary: CString) {
    self.letters = letters
    self.name = name
    self.value = value
    self.summary = summary
  }
}
