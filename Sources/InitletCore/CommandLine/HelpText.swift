import Primitives

/// The text of `--help`: title, usage, introduction, one or two lines for each option, and ending.
public enum HelpText {
  /// The column at which the summaries begin.
  private static let summaryColumn = 32

  /// The text between the usage and the options.
  public static var introduction: StaticString {
    """
    Run COMMAND under the supervision of an init: forward signals to it, reap
    zombies, and end what it leaves behind (by another's name: with -t).


    """
  }

  /// The text behind the options.
  public static var ending: StaticString {
    """

    Exit status: the command's; 128+n if signal n killed it. As initlet 127 if
    not found, 126 if it cannot be run, 1 for bad usage or its own failure.

    """
  }

  /// Appends the name and the version of a program.
  public static func appendTitle(_ version: Version, of profile: Profile, to line: inout LineBuffer)
  {
    line.append(nameOf: profile)
    line.append(" (")
    line.append(version, of: profile)
    line.append(")")
  }

  /// Appends the usage in one line.
  public static func appendUsage(of profile: Profile, to line: inout LineBuffer) {
    line.append("Usage: ")
    line.append(nameOf: profile)
    line.append(" [OPTION...] [--] COMMAND [ARGUMENT...]")
  }

  /// Appends `  -x, --name VALUE`; returns whether that leaves no room for the summary, which is
  /// then on the next line.
  public static func append(_ spec: OptionSpec, to line: inout LineBuffer) -> Bool {
    line.append(spec.hasLetter ? "  " : "      ")
    line.append(spec.usage)
    return line.length >= summaryColumn
  }

  /// Appends the summary of an option at its column.
  public static func append(summaryOf spec: OptionSpec, to line: inout LineBuffer) {
    line.pad(toColumn: summaryColumn)
    line.append(spec.summary)
  }
}
