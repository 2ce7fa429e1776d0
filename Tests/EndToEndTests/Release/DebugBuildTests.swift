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

  /// The kernel places the stack by chance, so that 128 starts reach each 200 bytes of a page.
  @Test("The debug build works wherever on a page its stack begins")
  func stackOnPage() throws {
    for _ in 0..<128 {
      var setting = Setting(.pid1)
      setting.path = Programs.debugInitlet
      let outcome = try Scene.run(setting, ["--", Programs.fixture, "exit-with", "3"])
      #expect(outcome.ending == .exited(3))
    }
  }
}
