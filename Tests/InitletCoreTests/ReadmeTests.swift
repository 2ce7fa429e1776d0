import InitletCore
import Primitives
import Testing

@Suite("The README says what the code does")
struct ReadmeTests {
  private static func rows(startingWith prefix: String) throws -> [String] {
    let lines = try Repository.text(of: "README.md").split(separator: "\n")
    return lines.map(String.init).filter { $0.hasPrefix(prefix) }
  }

  @Test("The README's table of options is that of the help")
  func optionsAreThoseOfTheHelp() throws {
    let expected = DocumentedOption.all.map { option in
      let spellings = option.usage.split(separator: ", ").map { "`\($0)`" }
      return "| \(spellings.joined(separator: ", ")) | \(option.summary) |"
    }
    #expect(expected.count == InitletCore.Option.allCases.count)
    #expect(try Self.rows(startingWith: "| `-") == expected)
  }

  @Test(
    "The README has the init's own exit codes",
    arguments: [ExitCode.notFound, .notExecutable, .failure])
  func ownExitCodesAreThere(_ code: ExitCode) throws {
    #expect(try Self.rows(startingWith: "| \(code.rawValue) |").count == 1)
  }
}
