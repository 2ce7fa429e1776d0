import Primitives

/// The spelling of an option and its text in the help.
public struct OptionSpec {
  /// The letters that stand for it, without dashes.
  public let letters: ByteSlice
  /// The name without its dashes.
  public let name: ByteSlice
  /// The name of the value in the help; `nil` for an option without a value.
  public let value: ByteSlice?
  /// The description in the help.
  public let summary: ByteSlice

  init(_ letters: ByteSlice, _ name: ByteSlice, _ summary: ByteSlice) {
    self.init(letters, name, nil, summary)
  }

  init(_ letters: ByteSlice, _ name: ByteSlice, _ value: ByteSlice?, _ summary: ByteSlice) {
    self.letters = letters
    self.name = name
    self.value = value
    self.summary = summary
  }
}
