import Glibc
import Testing

@testable import TestSupport

@Suite(
  ".ci/dist says what it lacks",
  .enabled(if: access("/usr/bin/python3", X_OK) == 0, "needs python3"))
struct DistTests {
  @Test("What .ci/dist needs and lacks is named in one line")
  func missingProgramsAreNamedInOneLine() throws {
    let process = try Subprocess(
      ["\(Programs.package)/.ci/dist", "/nonexistent/dist"], environment: ["PATH=/nonexistent"])
    let outcome = try process.finish()
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix(".ci/dist: missing: Swift 6.3, git, dpkg"))
  }
}
