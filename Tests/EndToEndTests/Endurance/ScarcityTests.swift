import Glibc
import Testing

@testable import TestSupport

@Suite("Scarcity neither stops a shutdown nor loses a signal", .needs(.namespaces))
struct ScarcityTests {
  @Test("Leftovers end with room for 0 to 3 open files", arguments: 0...3, Role.allCases)
  func leftoversEndWithoutRoomForFiles(_ room: Int, _ role: Role) throws {
    var setting = Setting.held(role)
    setting.before = ["prlimit", "--nofile=\(room):1024", "--"]
    // The command has what it needs.
    let roomy = [Programs.fixture, "with-state", "descriptors=1024", "--"]
    let leave = [Programs.fixture, "leave-behind", "7", "session:ignore", "daemon:obey"]
    let scene = try Scene(setting, ["-t0.1", "--"] + roomy + leave)
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(7))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test("A start without room for a process is reported as such", arguments: Role.allCases)
  func missingRoomForProcessIsReported(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = Setting.withoutRoomForProcesses(user: 61010)
    let outcome = try Scene.run(setting, ["--", "true"])
    #expect(outcome.ending == .exited(1))
    let reason = "resource temporarily unavailable"
    #expect(outcome.errors == "initlet: cannot start a process: \(reason)\n")
  }

  @Test(
    "In a PID namespace without a free number, signals pass and nobody is left",
    .needs(.ownHighestPID), arguments: Role.allCases)
  func signalsPassWithoutFreeNumber(_ role: Role) throws {
    let setting = Setting.held(role).withRoom(for: 20)
    let leave = [Programs.fixture, "leave-behind", "stay", "session:bomb=5000"]
    let scene = try Scene(setting, ["-t0.1", "--"] + leave)
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    _ = try eventually("the namespace to be full") {
      try scene.members().count >= 300 ? true : nil
    }
    try scene.send(SIGTERM)
    #expect(try scene.initEnding() == .exited(128 + SIGTERM))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }
}
