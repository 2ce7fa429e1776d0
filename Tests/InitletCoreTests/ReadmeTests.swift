import InitletCore
import Testing

@Suite("The README says what the code does")
struct ReadmeTests {
  private static func rows(startingWith prefix: String) throws -> [String] {
    let lines = try Repository.text(of: "README.md").split(separator: "\n")
    return lines.map(String.init).filter { $0.hasPrefix(prefix) }
  }

  private static let help = OptionTable.help.lines.joined(separator: "\n")

  @Test("The table of options is that of the help")
  func options() throws {
    // "  -x, --name VALUE  what it means", or what it means on a line of its own.
    let options = Self.help.matches(of: /\n +((?:-\w, )*--.*?)(?:\n\s+|\t+| {2,})([^\n]+)/)
    let expected = options.map { option in
      let spellings = option.1.split(separator: ", ").map { "`\($0)`" }
      return "| \(spellings.joined(separator: ", ")) | \(option.2) |"
    }
    #expect(expected.count == OptionMeaning.allCases.count)
    #expect(try Self.rows(startingWith: "| `-") == expected)
  }

  @Test(
    "The init's own exit codes are among the exit codes",
    arguments: [ExitCode.notFound, .notExecutable, .failure])
  func exitCodes(_ code: ExitCode) throws {
    #expect(try Self.rows(startingWith: "| \(code.rawValue) |").count == 1)
  }
}
