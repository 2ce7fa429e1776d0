import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Who has entered the container from outside may finish too", .needs(.root, .namespaces, .nsenter))
struct ExecSessionTests {
  /// Starts a process in the namespaces of an init, with its parent outside, as `docker exec` does.
  private static func enter(_ scene: Scene, _ command: [String]) throws -> Subprocess {
    try Subprocess(
      [
        try Requirement.nsenter.program(), "--target", "\(try scene.initPID())", "--pid",
        "--mount", "--",
      ] + command)
  }

  /// A session that tells its signals.
  private static func session(in scene: Scene) throws -> Subprocess {
    let session = try enter(scene, [Programs.fixture, "print-signals"])
    let line = try session.output.line(containing: "ready")
    try #require(line.split(separator: " ")[2] == "0", "its parent is outside")
    return session
  }

  @Test("A session of docker exec gets TERM at half of the grace period, and KILL at its end")
  func sessionIsToldAtHalf() throws {
    let grace = 8.0
    let kinds = ["session:tell"]
    let scene = try Scene(.pid1, ["-t\(grace)"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let session = try Self.session(in: scene)
    defer { session.kill() }
    var pause = 0.0
    let whole = try seconds {
      try Scene.send(SIGKILL, to: try scene.commandPID())
      pause = try seconds {
        // The top is told at the beginning, and the session is not told yet.
        let told = try scene.told(2)
        #expect(Array(told.values) == [[SIGTERM, SIGCONT]])
        #expect(try session.output.line() == "signal \(SIGTERM)")
      }
      #expect(try session.output.line() == "signal \(SIGCONT)")
      #expect(try session.output.line() == nil, "nothing else until it is killed")
    }
    // Half of the time and the other half, on a machine that may be slow to look.
    #expect(pause > grace / 4, "told at the beginning")
    #expect(whole - pause > grace / 4, "told at the end")
    // Its parent outside ends likewise.
    #expect(try session.ending() == .killed(SIGKILL))
    #expect(try scene.ending() == .exited(128 + SIGKILL))
  }

  @Test("A session of docker exec that obeys ends at half of the grace period")
  func sessionThatObeysEnds() throws {
    let scene = try Scene(.pid1, ["-t6"] + Leftovers.command("stay", ["session:ignore"]))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let saving = "trap 'echo saved; exit 3' TERM; echo ready; while :; do sleep .1; done"
    let session = try Self.enter(scene, ["/bin/sh", "-c", saving])
    defer { session.kill() }
    #expect(try session.output.line() == "ready")
    try Scene.send(SIGKILL, to: try scene.commandPID())
    #expect(try session.output.line() == "saved")
    #expect(try session.ending() == .exited(3))
    #expect(ProcessTable.entry(try scene.initPID()) != nil, "the init waits for the others")
  }

  @Test("Without a leftover the init waits for no session of docker exec")
  func initWaitsForNoSession() throws {
    let scene = try Scene(.pid1, ["-t3000"] + Leftovers.command("stay", []))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let session = try Self.session(in: scene)
    defer { session.kill() }
    try Scene.send(SIGKILL, to: try scene.commandPID())
    #expect(try scene.ending() == .exited(128 + SIGKILL))
    #expect(try session.output.line() == nil)
  }
}
