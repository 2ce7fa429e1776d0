import Glibc
import Testing

@testable import TestSupport

/// Somebody holds up the init itself, for a while.
@Suite("An init that is held up loses nothing", .needs(.namespaces))
struct HeldInitTests {
  private static func printer(_ role: Role) throws -> Scene {
    let scene = try Scene(.held(role), ["--", Programs.fixture, "print-signals", "15"])
    try scene.ready()
    return scene
  }

  private static func expect(_ scene: Scene, _ signals: [Int32]) throws {
    for signal in signals {
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  /// Every signal that is sent while the init is held arrives afterwards.
  private static func expectLate(
    _ role: Role, hold: (pid_t) throws -> Void, release: (pid_t) throws -> Void
  ) throws {
    let scene = try printer(role)
    defer { scene.end() }
    let pid = try scene.initPID()
    for _ in 1...5 {
      try hold(pid)
      for signal in [SIGHUP, SIGUSR1, 64] { try scene.send(signal) }
      try release(pid)
      try expect(scene, [SIGHUP, SIGUSR1, 64])
    }
    try scene.send(SIGTERM)
    try expect(scene, [SIGTERM])
    #expect(try scene.initEnding() == .exited(0))
  }

  @Test("A stopped init forwards all signals once it is continued", arguments: Role.allCases)
  func stoppedInitForwardsAllOnceContinued(_ role: Role) throws {
    let scene = try Self.printer(role)
    defer { scene.end() }
    let pid = try scene.initPID()
    for _ in 1...5 {
      try Scene.send(SIGSTOP, to: pid)
      _ = try eventually("the stop") { ProcessTable.entry(pid)?.state == "T" ? true : nil }
      for signal in [SIGHUP, SIGUSR1, 64] { try scene.send(signal) }
      try Scene.send(SIGCONT, to: pid)
      // CONT is passed on like any other.
      try Self.expect(scene, [SIGHUP, SIGUSR1, SIGCONT, 64])
    }
    try scene.send(SIGTERM)
    #expect(try scene.initEnding() == .exited(0))
  }

  @Test(
    "A frozen init forwards all signals once it is thawed", .needs(.freezer),
    arguments: Role.allCases)
  func frozenInitForwardsAllOnceThawed(_ role: Role) throws {
    let freezer = try Freezer()
    try Self.expectLate(role, hold: freezer.freeze) { _ in try freezer.thaw() }
    try freezer.remove()
  }

  @Test(
    "An init whose tracer neglects it forwards all signals once it is let go", .needs(.strace),
    arguments: Role.allCases)
  func tracedInitForwardsAllOnceReleased(_ role: Role) throws {
    var trace: Trace?
    try Self.expectLate(
      role,
      hold: { pid in
        trace = try Trace(pid, [])
        try trace?.neglect()
      },
      // A tracer that ends lets go.
      release: { _ in trace = nil })
  }

  @Test(
    "An init stopped past the grace period ends it once it is continued", arguments: Role.allCases)
  func initStoppedWhileDrainingKillsLeftovers(_ role: Role) throws {
    let leave = Leftovers.command("7", ["session:ignore", "daemon:ignore"])
    let scene = try Scene(.held(role), ["-v", "-t0.5"] + leave)
    defer { scene.end() }
    _ = try scene.process.errors.line(containing: "Left behind before SIGTERM")
    let pid = try scene.initPID()
    try Scene.send(SIGSTOP, to: pid)
    usleep(700_000)
    try Scene.send(SIGCONT, to: pid)
    #expect(try scene.initEnding() == .exited(7))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test("The init reads no clock that can be set", .needs(.strace), arguments: Role.allCases)
  func initReadsMonotonicClockAlone(_ role: Role) throws {
    let kinds = ["session:ignore", "daemon:obey"]
    let scene = try Scene(.held(role), ["-t0.1"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.leftovers()
    let trace = try Trace(try scene.initPID(), [])
    try scene.endCommand()
    #expect(try scene.initEnding() == .exited(137))
    let lines = try trace.lines()
    let clocks = lines.filter { $0.hasPrefix("clock_") }
    #expect(clocks.count > 1)
    #expect(clocks.allSatisfy { $0.hasPrefix("clock_gettime(CLOCK_MONOTONIC, ") }, "\(clocks)")
    let other = ["gettimeofday(", "time(", "timer_create(", "setitimer(", "alarm("]
    #expect(!lines.contains { line in other.contains { line.hasPrefix($0) } })
  }

  @Test(
    "Deadlines pass on a machine that has run for 100 years",
    arguments: [1_000_000_000, 3_153_600_000])
  func deadlinesPassAfterCenturyOfUptime(_ uptime: Int) throws {
    var setting = Setting(.subreaper)
    setting.before = ["unshare", "--time", "--monotonic", "\(uptime)", "--fork", "--"]
    let leave = [Programs.fixture, "leave-behind", "7", "session:ignore"]
    for options in [["-t0.1"], ["-t0.1", "--orphans=term"]] {
      #expect(try Scene.run(setting, options + ["--"] + leave).ending == .exited(7))
    }
  }
}
