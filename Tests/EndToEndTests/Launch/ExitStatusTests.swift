import Testing

@testable import TestSupport

@Suite("The exit status", .needs(.namespaces))
struct ExitStatusTests {
  @Test("Every exit code gets through", arguments: Role.allCases)
  func everyCode(_ role: Role) throws {
    for code in Int32(0)...255 {
      let outcome = try Scene.run(role, [Programs.fixture, "exit-with", "\(code)"])
      #expect(outcome.ending == .exited(code))
      #expect(outcome.errors == "")
    }
  }

  @Test("Death by a signal is 128 + its number", arguments: Role.allCases)
  func everyDeath(_ role: Role) throws {
    for signal in Signals.all where !Signals.harmless.contains(signal) {
      let outcome = try Scene.run(role, [Programs.fixture, "die-by", "\(signal)"])
      #expect(outcome.ending == .exited(128 + signal), "signal \(signal)")
    }
  }

  @Test("A parent that ignored SIGCHLD costs no status", arguments: Role.allCases)
  func ignoredChildSignal(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [Programs.fixture, "with-state", "ignored=17", "--"]
    let outcome = try Scene.run(setting, [Programs.fixture, "exit-with", "5"])
    #expect(outcome.ending == .exited(5))
  }

  @Test("… as it does with tini, which never ends", .needs(.tini))
  func ignoredChildSignalControl() throws {
    var setting = Setting(.pid1)
    setting.under = .tini
    setting.before = [Programs.fixture, "with-state", "ignored=17", "--"]
    let scene = try Scene(setting, [Programs.fixture, "exit-with", "5"])
    defer { scene.end() }
    #expect(throws: Failure.self) { try scene.ending(within: 1) }
  }
}
