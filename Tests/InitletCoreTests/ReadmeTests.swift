import Foundation
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

  @Test(
    "The README and the manual page name the version of the sources",
    arguments: [("README.md", 20), ("Sources/initlet/initlet.1", 1)])
  func versionIsThatOfSources(_ document: String, _ count: Int) throws {
    let source = try Repository.text(of: "Sources/initlet/Version.swift")
    let number = try #require(source.firstMatch(of: #/number: "([0-9.]+)"/#)?.1)
    let named = try Repository.text(of: document)
      .matches(of: #/initlet[-_:]([0-9]+(\.[0-9]+)*)/#)
    #expect(named.count >= count)
    #expect(named.allSatisfy { $0.1 == number })
  }

  private static func results() throws -> [[String]] {
    cells(try Repository.text(of: "Sources/initlet-bench/results.md")[...])
  }

  /// The cells of what the README has between two comments.
  private static func table(_ name: String) throws -> [[String]] {
    let after = try Repository.text(of: "README.md").components(
      separatedBy: "<!-- begin \(name) -->\n")
    return cells(try #require(after.last?.components(separatedBy: "<!--").first)[...])
  }

  @Test("The README's figures are those of the published tables")
  func figuresArePublished() throws {
    let shown = try Self.table("measured")
    let published = try Self.results()
    let columns = try shown[0].map { try #require(published[0].firstIndex(of: $0)) }
    #expect(shown.count == 8)
    for row in shown.dropFirst(2) {
      let source = try #require(published.first { $0[0] == row[0] }, "\(row[0])")
      #expect(row == columns.map { source[$0] })
    }
  }

  @Test("The README compares initlet with tini by the figures of its table")
  func comparisonIsThatOfTable() throws {
    let table = try Self.table("measured")
    let sentence = try #require(Self.rows(startingWith: "Against Debian's tini").first)
    let compared = sentence.matches(of: #/([\d,.]*\d)(?: [^\d,]*)? instead of ([\d,.]*\d)/#)
    #expect(compared.count == 4)
    let own = try #require(table[0].firstIndex(of: "initlet"))
    let peer = try #require(table[0].firstIndex(of: "tini"))
    for match in compared {
      #expect(
        table.contains {
          Self.figure($0[own]) == match.1
            && Self.figure($0[peer]) == match.2
        }, "\(match.0)")
    }
  }

  /// A figure without its spread.
  private static func figure(_ cell: String) -> Substring { cell.prefix { $0 != " " } }

  @Test("The README names the targets that the published run has missed")
  func missedTargetsAreNamed() throws {
    let missed = try Self.results().filter { $0.last == "no" }.map { Array($0.dropLast()) }
    #expect(try Self.table("missed").dropFirst(2).map(\.self) == missed)
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
