import Testing

@testable import TestSupport

@Suite("The manual page is rendered without a warning", .needs(.mandoc, .groff))
struct ManPageTests {
  private static let page = "\(Programs.package)/Sources/initlet/initlet.1"

  /// What checks a page: the two programs that a `man` command runs.
  private static let checks = [
    ["/usr/bin/mandoc", "-T", "lint", "-W", "warning"],
    ["/usr/bin/groff", "-ww", "-z", "-mandoc", "-T", "utf8"],
  ]

  private static func complaints(_ check: [String], _ page: String) throws -> String {
    let outcome = try Subprocess(check + [page]).finish(within: 60)
    return outcome.output + outcome.errors
  }

  @Test("It is", arguments: checks)
  func page(_ check: [String]) throws {
    #expect(try Self.complaints(check, Self.page) == "")
  }

  @Test("… which a page with a mistake is not", arguments: checks)
  func control(_ check: [String]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = ProcessTable.read(Self.page) ?? ""
    let path = try folder.file("page.1", text + ".Sh\n.Nosuchmacro\n")
    #expect(try Self.complaints(check, path) != "")
  }
}
