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

  @Test("The README names the version of the sources")
  func versionIsThatOfSources() throws {
    let source = try Repository.text(of: "Sources/initlet/Version.swift")
    let number = try #require(source.firstMatch(of: #/number: "([0-9.]+)"/#)?.1)
    let readme = try Repository.text(of: "README.md")
    let named = readme.matches(of: #/initlet[-_:]([0-9]+(\.[0-9]+)+)/#)
    #expect(named.count > 5)
    #expect(named.allSatisfy { $0.1 == number })
  }

  @Test("The summary of the wheel is that of the other packages")
  func wheelHasSummaryOfPackages() throws {
    let release = try Repository.text(of: ".ci/release/release.py")
    let wheel = try Repository.text(of: ".ci/release/wheel/pyproject.toml")
    let summary = try #require(release.firstMatch(of: #/summary: str = "(.+)"/#)?.1)
    let description = try #require(wheel.firstMatch(of: #/\ndescription = "(.+)"/#)?.1)
    // A sentence of its own begins with a capital letter.
    #expect(description.first == summary.first?.uppercased().first)
    #expect(description.dropFirst() == summary.dropFirst())
  }
}
