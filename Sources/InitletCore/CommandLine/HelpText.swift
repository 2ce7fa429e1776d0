import Primitives

/// The text of `--help`, line by line, which is made from `OptionSpec`.
public struct HelpText {
  /// The column at which the summaries begin.
  private static let summaryColumn = 32

  /// The next line.
  private enum Part {
    case title, usage
    case introduction(LineIterator)
    case option(Option)
    /// The summary of an option whose first line has no room for it.
    case summary(Option)
    case ending(LineIterator)
    case end
  }

  private let profile: Profile
  private let version: Version
  private var part = Part.title

  public init(for profile: Profile, _ version: Version) {
    self.profile = profile
    self.version = version
  }

  /// Appends the next line to an empty buffer; returns false after the last line.
  public mutating func next(_ line: inout LineBuffer) -> Bool {
    switch part {
    case .title:
      line.append(ByteSlice(profile.name))
      line.append(" (")
      line.append(version, of: profile)
      line.append(")")
      part = .usage
    case .usage:
      line.append("Usage: ")
      line.append(ByteSlice(profile.name))
      line.append(" [OPTION...] [--] COMMAND [ARGUMENT...]")
      part = .introduction(HelpText.introduction)
    case .introduction(var lines):
      guard let text = lines.next() else {
        part = .option(.singleChild)
        return next(&line)
      }
      line.append(text)
      part = .introduction(lines)
    case .option(let option):
      HelpText.append(option.spec, to: &line)
      if line.length < HelpText.summaryColumn { return next(summaryOf: option, &line) }
      part = .summary(option)
    case .summary(let option): return next(summaryOf: option, &line)
    case .ending(var lines):
      guard let text = lines.next() else {
        part = .end
        return false
      }
      line.append(text)
      part = .ending(lines)
    case .end: return false
    }
    return true
  }

  /// Appends the summary of an option at its column, and goes on to the next option.
  private mutating func next(summaryOf option: Option, _ line: inout LineBuffer) -> Bool {
    line.pad(toColumn: HelpText.summaryColumn)
    line.append(option.spec.summary)
    part = option.following.map(Part.option) ?? .ending(HelpText.ending)
    return true
  }

  /// Appends `  -x, --name VALUE`.
  private static func append(_ spec: OptionSpec, to line: inout LineBuffer) {
    line.append(spec.letters.isEmpty ? "      " : "  ")
    var index = 0
    while index < spec.letters.length {
      line.append("-")
      line.append(byte: spec.letters[index])
      line.append(", ")
      index &+= 1
    }
    line.append("--")
    line.append(spec.name)
    guard let value = spec.value else { return }
    line.append(" ")
    line.append(value)
  }

  private static var introduction: LineIterator {
    LineIterator(
      """
      Run COMMAND under the supervision of a valid init process: forward signals to
      it, reap zombies, and leave no descendant behind when it ends.

      """)
  }

  private static var ending: LineIterator {
    LineIterator(
      """

      Exit status: the command's; 128+n if signal n killed it, 127 if it was not
      found, 126 if it cannot be run, 1 for bad usage or a failure of the init.
      """)
  }
}
