import Primitives

/// How an option is written, and what the help says of it.
public struct OptionSpec {
  /// The letters that stand for it.
  public let letters: ByteSlice
  /// The name without its dashes.
  public let name: ByteSlice
  /// What the help calls the value; nothing for an option without one.
  public let value: ByteSlice?
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
