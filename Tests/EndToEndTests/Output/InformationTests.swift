import Testing

@testable import TestSupport

@Suite("The init answers questions about itself", .needs(.namespaces))
struct InformationTests {
  @Test("--help goes to standard output and fits a terminal", arguments: ["-h", "--help"])
  func helpGoesToOutputAndFitsTerminal(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output.hasSuffix("\n") && outcome.output.count > 500)
    for line in outcome.output.split(separator: "\n") {
      #expect(line.count <= 80 && !line.contains("\t"), "\(line)")
    }
  }

  @Test("--version is one line", arguments: ["-V", "--version"])
  func versionIsOneLine(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    let line = try /initlet version \d+\.\d+\.\d+ - git\.[0-9a-f]{7}\n/
      .wholeMatch(in: outcome.output)
    #expect(line != nil, "\(outcome.output)")
  }

  @Test("-l prints the licence to the byte", arguments: ["-l", "-L", "--license"])
  func licenseIsPrintedToTheByte(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output == ProcessTable.read("\(Programs.package)/LICENSE"))
  }

  @Test("--version needs no PID 1, no command and no standard input", arguments: Role.allCases)
  func versionNeedsNoNamespaceCommandOrInput(_ role: Role) throws {
    for arguments in [["--version"], ["-vV"], ["-V", "ls"], ["--version", "--", "ls"]] {
      var setting = Setting(role)
      setting.before = [Programs.fixture, "with-state", "closed=0", "ignored=13", "--"]
      let outcome = try Scene.run(setting, arguments)
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output.hasPrefix("initlet "))
    }
  }

  @Test(
    "Information that cannot be written is a failure",
    arguments: ["--help", "--version", "--license"])
  func unwritableInformationIsFailure(_ option: String) throws {
    var setting = Setting(.subreaper)
    setting.before = ["sh", "-c", "exec \"$@\" >/dev/full", "sh"]
    let outcome = try Scene.run(setting, [option])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors == "initlet: cannot print: no space left on device\n")
  }

  @Test("README and --help have the same options")
  func readmeAndHelpHaveSameOptions() throws {
    let help = try Scene.run(.subreaper, ["--help"]).output
    let readme = try #require(ProcessTable.read("\(Programs.package)/README.md"))
    let inHelp = help.split(separator: "\n")
      .filter { $0.drop { $0 == " " }.hasPrefix("-") }.map { Self.options(in: String($0)) }
    let inReadme = readme.split(separator: "\n")
      .filter { $0.hasPrefix("| `-") }.map { row in
        Self.options(in: String(row.split(separator: "|")[0]))
      }
    #expect(inHelp.count > 12)
    #expect(inHelp == inReadme)
  }

  /// The names of the options in front of a description, which comes after two blanks.
  private static func options(in line: String) -> [String] {
    let start = line.drop { $0 == " " }.replacing("  ", with: "\n").prefix { $0 != "\n" }
    return start.matches(of: /--?[A-Za-z][A-Za-z-]*/).map { String($0.output) }
  }
}
