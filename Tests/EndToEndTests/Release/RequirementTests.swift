import Testing

@testable import TestSupport

@Suite("The tests find and declare what they need")
struct RequirementTests {
  @Test("Nothing that the tests need is missing", arguments: Requirement.allCases)
  func nothingIsMissing(_ requirement: Requirement) {
    #expect(
      requirement.isMet || !Requirement.allAreRequired,
      "missing: \(requirement.rawValue) (\(requirement.remedy))")
  }

  @Test("What the tests need and can be installed is installed by .ci/run")
  func packagesAreInstalledByScript() throws {
    let run = try #require(ProcessTable.read("\(Programs.package)/.ci/run"))
    let words = Set(run.split(whereSeparator: \.isWhitespace).map(String.init))
    for requirement in Requirement.allCases {
      #expect(requirement.packages.isEmpty == requirement.programs.isEmpty)
      #expect(words.isSuperset(of: requirement.packages), "\(requirement.packages)")
    }
    let programs = Requirement.allCases.flatMap(\.programs)
    Attachment.record(programs.map { "\($0)\n" }.joined(), named: "programs")
  }

  @Test("A program is refused to a test that does not declare it", .needs(.setpriv))
  func undeclaredProgramFailsTest() throws {
    #expect(try Requirement.setpriv.program() == "/usr/bin/setpriv")
    #expect(throws: Failure.self) { try Requirement.vim.program() }
  }
}
