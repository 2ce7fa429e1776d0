import Testing

@testable import TestSupport

@Suite("What the tests need")
struct RequirementTests {
  @Test(
    .enabled(if: Requirement.allAreRequired, "only where INITLET_REQUIRE_ALL is 1"),
    arguments: Requirement.allCases)
  func isThere(_ requirement: Requirement) {
    #expect(requirement.isMet, "missing: \(requirement.rawValue)")
  }
}
