import Testing

@testable import TestSupport

@Suite("What the tests need")
struct RequirementTests {
  @Test(arguments: Requirement.allCases)
  func isThere(_ requirement: Requirement) {
    #expect(
      requirement.isMet || !Requirement.allAreRequired,
      "missing: \(requirement.rawValue) (\(requirement.remedy))")
  }

  @Test("What can be installed is installed by .ci/run, which finds it here to hide it")
  func packages() throws {
    let run = try #require(ProcessTable.read("\(Programs.package)/.ci/run"))
    let words = Set(run.split(whereSeparator: \.isWhitespace).map(String.init))
    for requirement in Requirement.allCases {
      #expect(requirement.packages.isEmpty == requirement.programs.isEmpty)
      #expect(words.isSuperset(of: requirement.packages), "\(requirement.packages)")
    }
    let programs = Requirement.allCases.flatMap(\.programs)
    Attachment.record(programs.map { "\($0)\n" }.joined(), named: "programs")
  }

  @Test("A program is for those alone who say that they need it", .needs(.setpriv))
  func declared() throws {
    #expect(try Requirement.setpriv.program() == "/usr/bin/setpriv")
    #expect(throws: Failure.self) { try Requirement.vim.program() }
  }
}
