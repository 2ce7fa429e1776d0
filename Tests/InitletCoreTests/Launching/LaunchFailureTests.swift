import InitletCore
import Primitives
import Testing

@Suite("Exit codes for a command that could not be started")
struct LaunchFailureTests {
  /// For a command that was not found, one without its interpreter, a directory, a file that may
  /// not be executed, and any other error.
  private static let codes: [(Profile, [UInt8])] = [
    (.native, [127, 126, 126, 126, 126]), (.pause, [127, 126, 126, 126, 126]),
    (.tini, [127, 127, 126, 126, 1]), (.dumbInit, [2, 2, 2, 2, 2]), (.catatonit, [1, 1, 1, 1, 1]),
  ]

  @Test(
    "A profile reports why a command did not start by its program's exit codes", arguments: codes)
  func reportsByItsCodes(_ profile: Profile, _ codes: [UInt8]) {
    let failures = [
      LaunchFailure.notFound, .interpreterNotFound(firstLine: ""), .isDirectory, .accessDenied,
      .other(8),
    ]
    #expect(failures.map { profile.exitCode(for: $0).rawValue } == codes)
  }

  @Test("The codes of a launch are shown for every profile")
  func everyProfileIsShown() {
    #expect(Self.codes.count == Profile.allCases.count)
  }
}
