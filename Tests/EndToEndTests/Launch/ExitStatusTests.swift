import Testing

@testable import TestSupport

@Suite("The command's status is the init's", .needs(.namespaces))
struct ExitStatusTests {
  @Test("Every exit code of the command gets through", arguments: Role.allCases)
  func everyExitCodeGetsThrough(_ role: Role) throws {
    for code in Int32(0)...255 {
      let outcome = try Scene.run(role, [Programs.fixture, "exit-with", "\(code)"])
      #expect(outcome.ending == .exited(code))
      #expect(outcome.errors == "")
    }
  }

  @Test("A command's death by a signal becomes 128 + its number", arguments: Role.allCases)
  func deathBySignalIsReportedAsItsNumber(_ role: Role) throws {
    for signal in Signals.all where !Signals.harmless.contains(signal) {
      let outcome = try Scene.run(role, [Programs.fixture, "die-by", "\(signal)"])
      #expect(outcome.ending == .exited(128 + signal), "signal \(signal)")
    }
  }

  @Test("A parent that ignored SIGCHLD costs no status", arguments: Role.allCases)
  func ignoredChildSignalCostsNoStatus(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [Programs.fixture, "with-state", "ignored=17", "--"]
    let outcome = try Scene.run(setting, [Programs.fixture, "exit-with", "5"])
    #expect(outcome.ending == .exited(5))
  }

  @Test("A parent that ignored SIGCHLD keeps tini from ending", .needs(.tini))
  func ignoredChildSignalKeepsTiniFromEnding() throws {
    var setting = Setting(.pid1)
    setting.under = .tini
    setting.before = [Programs.fixture, "with-state", "ignored=17", "--"]
    let scene = try Scene(setting, [Programs.fixture, "exit-with", "5"])
    defer { scene.end() }
    #expect(throws: Failure.self) { try scene.ending(within: 1) }
  }
}
