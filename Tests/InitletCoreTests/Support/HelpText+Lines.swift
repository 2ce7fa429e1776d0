import InitletCore
import Primitives
import UnitTestSupport

extension HelpText {
  /// The lines of `--help`, without their newlines, in the order in which the shell prints them.
  static func lines(for profile: Profile, _ version: Version) -> [String] {
    var text = LineBuffer.string { appendTitle(version, of: profile, to: &$0) } + "\n"
    text += LineBuffer.string { appendUsage(of: profile, to: &$0) } + "\n"
    text += "\(introduction)"
    for option in InitletCore.Option.allCases {
      var needsLine = false
      let usage = LineBuffer.string { needsLine = append(option.spec, to: &$0) }
      if needsLine { text += usage + "\n" }
      text += LineBuffer.string { line in
        if !needsLine { _ = append(option.spec, to: &line) }
        append(summaryOf: option.spec, to: &line)
      }
      text += "\n"
    }
    text += "\(ending)"
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

extension Version {
  static let sample = Version(number: "1.2.3", commit: "abcdef0")
}
