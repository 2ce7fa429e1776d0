import Glibc
import Testing

@testable import TestSupport

@Suite(
  ".ci/dist says what it lacks",
  .enabled(if: access("/usr/bin/python3", X_OK) == 0, "needs python3"))
struct DistTests {
  @Test("What .ci/dist needs and lacks is named in one line")
  func missingProgramsAreNamedInOneLine() throws {
    #expect(try Self.refusal([]).hasPrefix(".ci/dist: missing: Swift 6.3, git, dpkg"))
  }

  @Test("No release is signed while the project's address is a placeholder")
  func placeholderIsNotSigned() throws {
    let placeholder = "INITLET_ADDRESS=https://example.org/initlet"
    let refusal = try Self.refusal(["--sign", "KEY"], placeholder)
    #expect(refusal.hasPrefix(".ci/dist: --sign: https://example.org/initlet is a placeholder; "))
  }

  @Test("INITLET_ADDRESS names the address of a release that is signed")
  func addressIsNamedByVariable() throws {
    let named = "INITLET_ADDRESS=https://initlet.example/initlet"
    #expect(try Self.refusal(["--sign", "KEY"], named).hasPrefix(".ci/dist: missing: "))
  }

  /// The one line with which it refuses, at the latest for the lack of every program.
  private static func refusal(_ options: [String], _ variables: String...) throws -> String {
    let process = try Subprocess(
      ["\(Programs.package)/.ci/dist"] + options + ["/nonexistent/dist"],
      environment: ["PATH=/nonexistent"] + variables)
    let outcome = try process.finish()
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errorLines.count == 1)
    return outcome.errors
  }
}
