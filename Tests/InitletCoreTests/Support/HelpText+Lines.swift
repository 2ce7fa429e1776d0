import InitletCore
import Primitives
import UnitTestSupport

extension HelpText {
  /// The lines as they are printed, without their newlines.
  static func lines(for profile: Profile, _ version: Version) -> [String] {
    var help = HelpText(for: profile, version)
    var lines: [String] = []
    var line = LineBuffer()
    while help.next(&line) {
      var text = ""
      line.withLine { text = $0.string }
      lines.append(String(text.dropLast()))
      line = LineBuffer()
    }
    return lines
  }
}

extension Version {
  static let sample = Version(number: "1.2.3", commit: "abcdef0")
}
