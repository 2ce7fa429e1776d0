import InitletCore
import Primitives
import UnitTestSupport

extension OptionSpec {
  /// The words that stand for the option on a command line: each letter with its dash, and the name
  /// with two.
  var spellings: [String] {
    let usage = usage.string.split(separator: " ").filter { $0.hasPrefix("-") }
    return usage.map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
  }
}
