import InitletCore
import Primitives
import Testing

@Suite("The manual page says what the code does")
struct ManPageTests {
  private static func items() throws -> [String] {
    try Repository.text(of: "Sources/initlet/initlet.1").split(separator: "\n")
      .filter { $0.hasPrefix(".It ") }.map { String($0.dropFirst(4)) }
  }

  @Test("The manual page has the options of the help, in their order, and no others")
  func optionsAreThoseOfTheHelp() throws {
    let options = try Self.items().filter { $0.hasPrefix("Fl ") }.map(Self.usage)
    #expect(options == DocumentedOption.all.map(\.usage))
    #expect(options.count == InitletCore.Option.allCases.count)
  }

  /// Of `Fl r , \-rewrite Ar from Ns \&: Ns Ar to` (mdoc(7)): `-r, --rewrite FROM:TO`.
  private static func usage(_ item: String) -> String {
    let words = item.split(separator: " ").map { $0.replacing("\\-", with: "-") }
    let names = words.prefix { $0 != "Ar" }.dropFirst().filter { $0 != "," }
    let value = words.dropFirst(names.count).drop { $0 != "Ar" }
      .filter { $0 != "Ar" && $0 != "Ns" }.joined().replacing("\\&", with: "")
    let spellings = names.map { "-\($0)" }.joined(separator: ", ")
    return value.isEmpty ? spellings : "\(spellings) \(value.uppercased())"
  }

  @Test(
    "The manual page has the init's own exit codes",
    arguments: [ExitCode.notFound, .notExecutable, .failure])
  func ownExitCodesAreThere(_ code: ExitCode) throws {
    #expect(try Self.items().filter { $0 == "\(code.rawValue)" }.count == 1)
  }
}
