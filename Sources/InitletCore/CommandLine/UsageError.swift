/// What is wrong with the command line, and the word that is to blame.
public struct UsageError: Error {
  public enum Kind: UInt8, Sendable, CaseIterable {
    case unknownOption, ambiguousOption, missingValue, unexpectedValue
    case badSignal, badRewrite, uncatchableSignal, badSeconds, badExitCode
    case missingCommand, unexpectedWord, openQuote, noMemory
  }

  /// What the kinds mean, in their order.
  private static let texts: WordList = """
    unknown option
    ambiguous option
    a value is missing after
    no value belongs to
    no such signal:
    no rewrite FROM:TO of signals:
    no init receives that signal:
    no number of seconds:
    no exit code:
    no command given
    not an option:
    a quote is left open in
    too long
    """

  public let kind: Kind
  /// Missing where nothing was given.
  public let word: Text?

  public init(_ kind: Kind, _ word: Text?) {
    self.kind = kind
    self.word = word
  }

  init(_ kind: Kind, _ word: CString) {
    self.init(kind, Text(word))
  }

  fileprivate var text: Text? { UsageError.texts[Int(kind.rawValue)] }
}

extension LineBuffer {
  /// Appends what is wrong, without the name of the program.
  public mutating func append(_ error: UsageError) {
    if let text = error.text { append(text) }
    guard let word = error.word else { return }
    append(" '")
    append(word: word)
    append("'")
  }
}
