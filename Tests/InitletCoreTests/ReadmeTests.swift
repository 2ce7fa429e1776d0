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

  @Test("The README's figures are those of the published tables")
  func figuresArePublished() throws {
    let readme = try Repository.text(of: "README.md")
    let results = try Repository.text(of: "Sources/initlet-bench/results.md")
    let shown = Self.cells(
      try #require(readme.firstMatch(of: #/<!-- begin measured -->\n((?s).*?)<!--/#)?.1))
    let published = Self.cells(results[...])
    let columns = try shown[0].map { try #require(published[0].firstIndex(of: $0)) }
    #expect(shown.count == 8)
    for row in shown.dropFirst(2) {
      let source = try #require(published.first { $0[0] == row[0] }, "\(row[0])")
      #expect(row == columns.map { source[$0] })
    }
  }

  /// The cells of the tables' lines.
  private static func cells(_ text: Substring) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        cell in
        String(cell.trimmingPrefix { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
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
