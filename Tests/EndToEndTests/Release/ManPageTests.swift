import Testing

@testable import TestSupport

@Suite("The manual page is rendered without a warning", .needs(.mandoc, .groff))
struct ManPageTests {
  private static let page = "\(Programs.package)/Sources/initlet/initlet.1"

  /// What checks a page: the two programs that a `man` command runs.
  private static let checks: [(Requirement, [String])] = [
    (.mandoc, ["-T", "lint"]),
    (.groff, ["-ww", "-z", "-mandoc", "-T", "utf8"]),
  ]

  private static func complaints(
    _ checker: Requirement, _ options: [String], _ page: String
  ) throws -> String {
    let outcome = try Subprocess([try checker.program()] + options + [page]).finish()
    let lines = (outcome.output + outcome.errors).split(separator: "\n")
    // Which other pages are installed is the machine's matter.
    return lines.filter { !$0.contains(#/referenced manual not found|outdated mandoc.db/#) }
      .joined(separator: "\n")
  }

  @Test("mandoc and groff render the manual page without a warning", arguments: checks)
  func pageIsRenderedWithoutWarning(_ checker: Requirement, _ options: [String]) throws {
    #expect(try Self.complaints(checker, options, Self.page) == "")
  }

  @Test("mandoc and groff warn of a mistake in a page", arguments: checks)
  func mistakeInPageIsWarnedOf(_ checker: Requirement, _ options: [String]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = ProcessTable.read(Self.page) ?? ""
    let path = try folder.file("page.1", text + ".Sh\n.Nosuchmacro\n")
    #expect(try Self.complaints(checker, options, path) != "")
  }
}
