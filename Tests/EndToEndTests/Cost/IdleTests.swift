import Budget
import Glibc
import Testing

@testable import TestSupport

@Suite("The idle init costs nothing", .needs(.namespaces))
struct IdleTests {
  /// A scene that has settled: the init waits for a signal.
  private static func settled(
    _ role: Role, _ options: [String] = [], changes: [String] = [], under: Init = .initlet
  ) throws -> Scene {
    var setting = Setting(role)
    setting.under = under
    setting.before = [Programs.fixture, "with-state"] + changes + ["--"]
    let scene = try Scene(setting, options + ["--", Programs.fixture, "print-signals"])
    try scene.ready()
    let pid = try scene.initPID()
    _ = try eventually("the init to settle") {
      // A signal on its way shows that all before the waiting has been done.
      ProcessTable.entry(pid)?.state == "S" ? true : nil
    }
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    _ = try eventually("the init to sleep") {
      ProcessTable.entry(pid)?.state == "S" ? true : nil
    }
    return scene
  }

  @Test(
    "The idle init has the standard streams open alone, and keeps no folder in use",
    arguments: Role.allCases, [[], ["-v"]])
  func idleInitHoldsStandardStreamsAlone(_ role: Role, _ options: [String]) throws {
    let changes = ["directory=/usr/share", "open=3", "open=77", "open=700"]
    let scene = try Self.settled(role, options, changes: changes)
    defer { scene.end() }
    let pid = try scene.initPID()
    #expect(Set(ProcessTable.names(in: "/proc/\(pid)/fd")) == ["0", "1", "2"])
    #expect(ProcessTable.link("/proc/\(pid)/cwd") == "/")
    let command = try scene.commandPID()
    #expect(
      Set(ProcessTable.names(in: "/proc/\(command)/fd")) == ["0", "1", "2", "3", "77", "700"])
    #expect(ProcessTable.link("/proc/\(command)/cwd") == "/usr/share")
  }

  @Test(
    "The idle init has nothing open in the place of a stream that was closed",
    arguments: Role.allCases)
  func idleInitHoldsNothing(_ role: Role) throws {
    let scene = try Self.settled(role, ["-v"], changes: ["closed=2", "open=3"])
    defer { scene.end() }
    #expect(Set(ProcessTable.names(in: "/proc/\(try scene.initPID())/fd")) == ["0", "1"])
  }

  @Test("dumb-init has what it inherited open while idle", .needs(.dumbInit))
  func idleDumbInitHoldsMore() throws {
    var setting = Setting(.pid1)
    setting.under = .dumbInit
    setting.before = [Programs.fixture, "with-state", "open=77", "--"]
    let scene = try Scene(setting, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    #expect(ProcessTable.names(in: "/proc/\(try scene.initPID())/fd").contains("77"))
  }

  @Test("The idle init does not wake up in 5 s", arguments: Role.allCases)
  func idleInitNeverWakesUp(_ role: Role) throws {
    let scene = try Self.settled(role)
    defer { scene.end() }
    #expect(Double(try Self.wakeUps(of: scene, within: 5)) / 5 <= Budget.wakeUps.limit)
    let folder = "/proc/\(try scene.initPID())"
    #expect(ProcessTable.read("\(folder)/timers") == "")
    let call = try #require(ProcessTable.read("\(folder)/syscall")).split(separator: " ")
    #expect(call[3] == "0x0", "rt_sigtimedwait has no timeout")
  }

  @Test("tini wakes up every second while idle", .needs(.tini))
  func idleTiniWakesUpEverySecond() throws {
    let scene = try Self.settled(.pid1, under: .tini)
    defer { scene.end() }
    #expect(try Self.wakeUps(of: scene, within: 2.5) >= 2)
  }

  static func wakeUps(of scene: Scene, within seconds: Double) throws -> Int {
    let pid = try scene.initPID()
    let before = try #require(switches(pid))
    usleep(useconds_t(seconds * 1_000_000))
    let after = try #require(switches(pid))
    return after - before
  }

  private static func switches(_ pid: pid_t) -> Int? {
    guard let chosen = ProcessTable.status(pid, "voluntary_ctxt_switches").flatMap({ Int($0) }),
      let forced = ProcessTable.status(pid, "nonvoluntary_ctxt_switches").flatMap({ Int($0) })
    else { return nil }
    return chosen + forced
  }

  @Test("The idle init makes no system call but the one it waits in", .needs(.strace))
  func idleInitMakesNoSystemCall() throws {
    let scene = try Self.settled(.pid1)
    defer { scene.end() }
    let trace = try Subprocess(["/usr/bin/strace", "-p", "\(try scene.initPID())"])
    defer { trace.kill() }
    _ = try trace.errors.line(containing: "attached")
    // Attaching itself makes the kernel interrupt the wait once.
    usleep(1_500_000)
    kill(trace.pid, SIGINT)
    let calls = try trace.errors.rest().split(separator: "\n")
    #expect(calls.count <= 3)
    #expect(calls.dropLast().allSatisfy { $0.contains("rt_sigtimedwait") }, "\(calls)")
  }
}
