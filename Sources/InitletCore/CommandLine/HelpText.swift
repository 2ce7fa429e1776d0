/// `--help`, made from the option table; no line is wider than 80 columns.
public enum HelpText {
  private static let introduction: WordList = """
    Usage: initlet [OPTION...] [--] COMMAND [ARGUMENT...]
    Run COMMAND as a container's init: forward signals to it, reap zombies,
    and leave no descendant behind when it ends.

    """

  private static let end: WordList = """

    Exit status: the command's, 128+n if signal n killed it, 127 if it was not
    found, 126 if it cannot be executed, 1 for bad usage or a failure of the init.
    """

  /// The column in which the summaries begin.
  private static let summaryColumn = 32

  /// Hands over each line in turn.
  public static func forEachLine(_ body: (inout LineBuffer) -> Void) {
    introduction.forEachLine(body)
    _ = OptionTable.first { option in
      describe(option, body)
      return false
    }
    end.forEachLine(body)
  }

  private static func describe(_ option: Option, _ body: (inout LineBuffer) -> Void) {
    var line = LineBuffer()
    line.append("  ")
    for index in 0..<option.letters.length {
      line.append("-")
      line.append(byte: option.letters[index])
      line.append(", ")
    }
    line.pad(to: 6)
    line.append("--")
    line.append(word: option.long)
    if !option.isFlag {
      line.append(" ")
      line.append(word: option.value)
    }
    if line.length >= summaryColumn {
      body(&line)
      line = LineBuffer()
    }
    line.pad(to: summaryColumn)
    line.append(word: option.summary)
    body(&line)
  }
}

extension WordList {
  /// Hands over each text in turn, as a line.
  func forEachLine(_ body: (inout LineBuffer) -> Void) {
    forEach { text in
      var line = LineBuffer()
      line.append(word: text)
      body(&line)
    }
  }
}
