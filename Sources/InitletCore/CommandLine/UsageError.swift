import Primitives

/// An error in a command line or in `INITLET_OPTIONS`.
public enum UsageError: Error {
  case unknownOption(CString)
  /// Several names begin with the one in this word.
  case ambiguousOption(CString)
  case missingValue(OptionSpelling)
  case unexpectedValue(OptionSpelling)
  case unknownSignal(CString, OptionSpelling)
  case unknownOrphanPolicy(CString)
  case invalidRewrite(CString)
  /// No process can catch KILL or STOP, and the init keeps CHLD for itself.
  case unforwardedRewrite(Signal)
  case invalidSeconds(CString, OptionSpelling)
  case invalidExitCode(CString, OptionSpelling)
  case missingCommand
  /// One source holds two options that contradict each other, or one of which does nothing.
  case contradiction(OptionSpelling, Option)
  /// There is a word behind an option that makes the init run no command.
  case unexpectedCommand(OptionSpelling)
  /// `INITLET_OPTIONS` holds a word that is not an option.
  case unexpectedWord(CString)
  case unterminatedQuote(CString)
  case noMemory
}

extension LineBuffer {
  /// Appends the text of an error, without the name of the program.
  public mutating func append(_ error: UsageError) {
    switch error {
    case .unknownOption(let word): append("unknown option ", quoted: word)
    case .ambiguousOption(let word):
      append("ambiguous option ", quoted: word)
      append(":")
      Option.forEach(named: Option.name(in: word)) { _, name in
        append(" --")
        append(name)
      }
    case .missingValue(let option):
      append("option ", option)
      append(" requires a value")
    case .unexpectedValue(let option):
      append("option ", option)
      append(" takes no value")
    case .unknownSignal(let word, let option):
      append("unknown signal ", quoted: word)
      append(" for ", option)
    case .unknownOrphanPolicy(let word):
      append("unknown --orphans ", quoted: word)
      append(": keep, term, kill or a signal")
    case .invalidRewrite(let word):
      append("invalid --rewrite ", quoted: word)
      append(", expected FROM:TO")
    case .unforwardedRewrite(let signal):
      append("invalid --rewrite ")
      append(signal)
      append(": it is not forwarded")
    case .invalidSeconds(let word, let option):
      append("invalid number of seconds ", quoted: word)
      append(" for ", option)
    case .invalidExitCode(let word, let option):
      append("invalid exit code ", quoted: word)
      append(" for ", option)
    case .missingCommand: append("no command given")
    case .contradiction(let option, let other):
      append("option ", option)
      append(" cannot be used with ", .name(other))
    case .unexpectedCommand(let option):
      append("option ", option)
      append(" takes no command")
    case .unexpectedWord(let word): append("not an option: ", quoted: word)
    case .unterminatedQuote(let word): append("unterminated quote in ", quoted: word)
    case .noMemory: append("out of memory")
    }
  }

  /// Appends text and a word from outside in quotes.
  public mutating func append(_ text: CString, quoted word: CString) {
    append(text)
    append(quoted: word)
  }

  @inline(never)
  private mutating func append(_ text: CString, _ option: OptionSpelling) {
    append(text)
    append(option)
  }
}
