import Primitives

/// The spelling of an option and its text in the help.
public struct OptionSpec {
  /// The letters that stand for it, without dashes.
  public let letters: CString
  /// The name without its dashes.
  public let name: CString
  /// The name of the value in the help; `nil` for an option without a value.
  public let value: CString?
  /// The description in the help.
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
