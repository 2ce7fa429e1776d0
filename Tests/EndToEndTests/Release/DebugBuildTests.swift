import Testing

@testable import TestSupport

@Suite("The debug build works", .needs(.namespaces))
struct DebugBuildTests {
  @Test("The debug build runs a command and reports its exit code", arguments: Role.allCases)
  func debugBuildRunsCommand(_ role: Role) throws {
    var setting = Setting(role)
    setting.path = Programs.debugInitlet
    let outcome = try Scene.run(setting, ["--", Programs.fixture, "exit-with", "3"])
    #expect(outcome.ending == .exited(3))
    #expect(outcome.errors == "")
  }
}
