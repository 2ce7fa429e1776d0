import Glibc
import Testing

@testable import TestSupport

@Suite("With --guard the death of an init leaves nothing", .needs(.namespaces, .ownHighestPID))
struct GuardTests {
  private static let kinds = [
    "session:ignore", "daemon:ignore", "daemon:stopped", "deep20:ignore", "group:ignore",
  ]

  private static func innerInit(_ scene: Scene) throws -> pid_t {
    try #require(ProcessTable.entry(try scene.commandPID())).parent
  }

  private static func started(_ options: [String], _ kinds: [String] = kinds) throws -> Scene {
    let setting = Setting.held(.subreaper).beside(Bystanders.commands).withRoom(for: 3000)
    let scene = try Scene(setting, options + Leftovers.command("stay", kinds))
    _ = try scene.process.output.line(containing: "left ")
    return scene
  }

  @Test(
    "The death of the outer init leaves nothing", arguments: ["ignore", "runaway=4", "bomb=300"])
  func deathOfOuterLeavesNothing(_ behaviour: String) throws {
    let scene = try Self.started(["--guard"], Self.kinds + ["session:\(behaviour)"])
    defer { scene.end() }
    try scene.send(SIGKILL)
    // The shell that has started the init makes an exit of it.
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  @Test("The outer init survives the death of the inner one and leaves nothing")
  func deathOfInnerIsSurvivedAndLeavesNothing() throws {
    let scene = try Self.started(["--guard", "-t0.2"])
    defer { scene.end() }
    let inner = try Self.innerInit(scene)
    let command = try scene.commandPID()
    try Scene.send(SIGKILL, to: inner)
    try scene.expectGone([inner])
    #expect(ProcessTable.entry(command)?.parent == (try scene.initPID()))
    try scene.send(SIGTERM)
    #expect(try scene.report() == .exited(143))
    try Bystanders.expectUnharmed(scene)
  }

  @Test(
    "The command's status gets through --guard, also when the inner init was killed",
    arguments: [false, true])
  func statusGetsThroughGuard(_ kills: Bool) throws {
    let scene = try Scene(
      .held(.subreaper), ["--guard", "--", "sh", "-c", "echo ready; read line; exit 7"])
    defer { scene.end() }
    try scene.ready()
    let inner = try Self.innerInit(scene)
    if kills {
      try Scene.send(SIGKILL, to: inner)
      try scene.expectGone([inner])
    }
    scene.process.input.close()
    #expect(try scene.report() == .exited(7))
    #expect(try scene.survivors().map(\.name) == [])
  }

  @Test(
    "The death of either init in the grace period leaves nothing", arguments: ["outer", "inner"])
  func deathInGracePeriodLeavesNothing(_ victim: String) throws {
    let setting = Setting.held(.subreaper).beside(Bystanders.commands)
    let kinds = ["deep3:tell", "session:ignore"]
    let scene = try Scene(setting, ["--guard", "-t1"] + Leftovers.command("3", kinds))
    defer { scene.end() }
    let outer = try scene.initPID()
    _ = try scene.told(6)
    let inner = try #require(ProcessTable.children(of: outer).first)
    try Scene.send(SIGKILL, to: victim == "outer" ? outer : inner)
    #expect(try scene.report() == .exited(victim == "outer" ? 137 : 3))
    try Bystanders.expectUnharmed(scene)
  }

  @Test("Each signal passes both inits once", arguments: [[], ["-c"], ["-g"], ["-a"]])
  func signalsPassBothInitsOnce(_ options: [String]) throws {
    let command = ["--", Programs.fixture, "print-signals"]
    let scene = try Scene(.subreaper, ["--guard"] + options + command)
    defer { scene.end() }
    try scene.ready()
    for signal in Signals.forwardable + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test("Each signal passes the outer init alone once the inner one has died")
  func signalsPassOuterOnceInnerDied() throws {
    let scene = try Scene(.held(.subreaper), ["--guard", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let inner = try Self.innerInit(scene)
    try Scene.send(SIGKILL, to: inner)
    try scene.expectGone([inner])
    for signal in Signals.forwardable + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test("Both inits stay within the memory of one")
  func bothInitsAreSmall() throws {
    let scene = try Scene(.subreaper, ["--guard", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    for pid in [try scene.initPID(), try Self.innerInit(scene)] {
      try BudgetTests.expectSmall(pid)
      #expect(ProcessTable.names(in: "/proc/\(pid)/fd") == ["2"])
    }
  }

  @Test("As PID 1 --guard starts no second init")
  func namespaceInitStartsNoSecond() throws {
    let scene = try Scene(.pid1, ["--guard"] + Leftovers.command("stay", ["session:ignore"]))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    #expect(ProcessTable.children(of: try scene.initPID()) == [try scene.commandPID()])
  }

  @Test(
    "Without --guard, and with the peers, a killed init leaves all", .needs(.tini, .dumbInit),
    arguments: Init.allCases)
  func killedInitLeavesAllWithoutGuard(_ other: Init) throws {
    let options = other.eagerOptions + Leftovers.command("stay", ["session:obey", "deep3:obey"])
    let scene = try Scene(.held(.subreaper, other), options)
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    try scene.send(SIGKILL)
    #expect(try scene.report() == .killed(SIGKILL))
    #expect(try scene.survivors().count == 5)
  }
}
