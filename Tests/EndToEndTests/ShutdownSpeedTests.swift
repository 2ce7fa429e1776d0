import Glibc
import Testing

@testable import TestSupport

@Suite("The speed of the shutdown", .serialized, .needs(.namespaces))
struct ShutdownSpeedTests {
  private static func daemons(_ count: Int) -> [String] {
    [String](repeating: "session:obey", count: count)
  }

  /// The time from the end of the command to that of the init, in seconds.
  private static func shutdown(_ role: Role, _ options: [String], _ count: Int) throws -> Double {
    let scene = try Scene(.held(role), options + Leftovers.command("stay", daemons(count)))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let command = try scene.commandPID()
    let duration = try seconds {
      try Scene.send(SIGKILL, to: command)
      #expect(try scene.initEnding() == .exited(137))
    }
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
    return duration
  }

  /// The time that killing and reaping as many from a plain loop takes, in seconds.
  private static func killLoop(_ count: Int) throws -> Double {
    let process = try Subprocess(Scene.namespace + [Programs.fixture, "kill-loop", "\(count)"])
    let outcome = try process.finish()
    return try #require(Double(outcome.output.dropLast())) / 1_000_000
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  @Test(
    "500 daemons are gone in 3 times what a loop of KILL needs",
    arguments: [
      (Role.pid1, []), (.pid1, ["-t0"]), (.subreaper, []), (.subreaper, ["-t0"]),
      (.subreaper, ["--guard"]),
    ])
  func like(_ role: Role, _ options: [String]) throws {
    // Other tests run at the same time, so that one good measurement of several counts.
    let ratio = try eventually("a fair share of the processor", within: 90) {
      var loops: [Double] = []
      var shutdowns: [Double] = []
      for _ in 1...3 {
        loops.append(try Self.killLoop(500))
        shutdowns.append(try Self.shutdown(role, options, 500))
      }
      let ratio = Self.median(shutdowns) / Self.median(loops)
      return ratio <= 3 ? ratio : nil
    }
    #expect(ratio <= 3)
  }

  @Test("5,000 are gone within 2 s", arguments: Role.allCases, [[], ["-t0"]])
  func many(_ role: Role, _ options: [String]) throws {
    let duration = try eventually("a fair share of the processor", within: 90) {
      let duration = try Self.shutdown(role, options, 5000)
      return duration < 2 ? duration : nil
    }
    #expect(duration < 2)
  }

  /// How many system calls a shutdown takes that look for processes and signal them.
  private static func calls(besides neighbours: Int) throws -> Int {
    let others = daemons(neighbours).joined(separator: " ")
    let setting = Setting.held(.subreaper).after(
      "\(Programs.fixture) leave-behind 0 \(others) >/dev/null; \"$@\"; exit $?")
    let kinds = daemons(20) + ["deep10:ignore"]
    let scene = try Scene(setting, ["-t0.2"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(
      try scene.initPID(), ["-e", "trace=!wait4,rt_sigtimedwait,clock_gettime"])
    try scene.endCommand()
    #expect(try scene.report() == .exited(137))
    #expect(try scene.survivors().count == neighbours)
    return try trace.lines().count
  }

  @Test("What is not a descendant costs nothing", .needs(.strace))
  func scanning() throws {
    let alone = try Self.calls(besides: 0)
    let among = try Self.calls(besides: 500)
    #expect(alone > 100 && among < alone + 250, "\(alone) and \(among)")
  }
}
