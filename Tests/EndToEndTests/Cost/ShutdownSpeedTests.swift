import Budget
import Glibc
import Testing

@testable import TestSupport

/// The work of a shutdown, in system calls; the benchmark measures its time.
@Suite("The shutdown makes no needless system call", .serialized, .needs(.namespaces, .strace))
struct ShutdownSpeedTests {
  private static func daemons(_ count: Int) -> [String] {
    [String](repeating: "session:obey", count: count)
  }

  /// The process that looks for what the command leaves behind: of two inits, the inner one.
  private static func worker(of scene: Scene) throws -> pid_t {
    let pid = try scene.initPID()
    let path = ProcessTable.link("/proc/\(pid)/exe")
    return ProcessTable.children(of: pid).first { ProcessTable.link("/proc/\($0)/exe") == path }
      ?? pid
  }

  /// The system calls of an init from the end of the command to its own.
  private static func calls(
    ofShutdown role: Role, _ options: [String], _ count: Int
  ) throws -> [String] {
    let scene = try Scene(.held(role), options + Leftovers.command("stay", daemons(count)))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(try worker(of: scene), [])
    try Scene.send(SIGKILL, to: try scene.commandPID())
    #expect(try scene.initEnding() == .exited(137))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
    return try trace.lines()
  }

  private static func expectWithinBudget(_ calls: [String], _ count: Int) throws {
    #expect(calls.count { $0.hasPrefix("wait4(") && $0.contains("[{") } == count + 1)
    #expect(calls.count <= Budget.callsPerLeftover.total(of: count), "\(calls.count)")
    let last = try #require(calls.lastIndex { $0.hasPrefix("wait4(") && $0.contains("[{") })
    #expect(!calls[last...].contains { $0.hasPrefix("rt_sigtimedwait(") }, "\(calls[last...])")
  }

  @Test(
    "A shutdown of 500 daemons stays within its system calls and never waits after the last",
    arguments: [
      (Role.pid1, []), (.pid1, ["-t0"]), (.subreaper, []), (.subreaper, ["-t0"]),
      (.subreaper, ["--guard"]),
    ])
  func shutdownOf500StaysWithinCalls(_ role: Role, _ options: [String]) throws {
    try Self.expectWithinBudget(try Self.calls(ofShutdown: role, options, 500), 500)
  }

  @Test(
    "A shutdown of 5,000 daemons stays within its system calls and never waits after the last",
    arguments: Role.allCases, [[], ["-t0"]])
  func shutdownOf5000StaysWithinCalls(_ role: Role, _ options: [String]) throws {
    try Self.expectWithinBudget(try Self.calls(ofShutdown: role, options, 5000), 5000)
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

  @Test("Processes that are not descendants cost a subreaper no system call")
  func strangersCostNothing() throws {
    let alone = try Self.calls(besides: 0)
    let among = try Self.calls(besides: 500)
    #expect(alone > 100 && among < alone + 250, "\(alone) and \(among)")
  }
}
