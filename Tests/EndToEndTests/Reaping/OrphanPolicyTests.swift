import Glibc
import Testing

@testable import TestSupport

@Suite("--orphans decides on processes adopted while the command runs", .needs(.namespaces))
struct OrphanPolicyTests {
  /// A command with an orphan and two that are none, and which of them is which.
  ///
  /// The init is stopped until all of them are known: it would end an orphan before it is seen.
  private static func scene(
    _ role: Role, _ options: [String], _ behaviour: String
  ) throws -> (Scene, orphans: [pid_t], others: [pid_t]) {
    let setting = Setting.held(role).beside(Bystanders.commands)
    let makers = Leftovers.command("stay", ["deep2:tell", "daemon:\(behaviour)"]).dropFirst()
    let command = ["--", "sh", "-c", "read line; exec \"$@\"", "sh"] + makers
    let scene = try Scene(setting, options + command)
    let maker = try scene.commandPID()
    let own = try scene.initPID()
    try scene.send(SIGSTOP)
    _ = try eventually("the stop") { ProcessTable.entry(own)?.state == "T" ? true : nil }
    _ = write(scene.process.input.number, "\n", 1)
    let all = try scene.leftovers()
    let near = ProcessTable.children(of: maker)
    let others = all.filter { pid in
      near.contains(pid) || near.contains(ProcessTable.entry(pid)?.parent ?? 0)
    }
    try scene.send(SIGCONT)
    return (scene, all.filter { !others.contains($0) }, others)
  }

  /// The command is as it was, and its end that of all.
  private static func expectGoesOn(_ role: Role, _ scene: Scene) throws {
    try scene.send(SIGTERM)
    #expect(try scene.initEnding() == .exited(143))
    if role == .subreaper { try Bystanders.expectUnharmed(scene) }
  }

  @Test(
    "Orphans are kept by default and with --orphans=keep", arguments: Role.allCases,
    [[], ["--orphans=keep"], ["--orphans", "keep"]])
  func orphansAreKeptByDefault(_ role: Role, _ options: [String]) throws {
    let (scene, orphans, others) = try Self.scene(role, ["-t0"] + options, "tell")
    defer { scene.end() }
    #expect(orphans.count == 1)
    // More than once the time between two looks at the orphans with the other policies.
    usleep(300_000)
    try scene.expectUntold(orphans + others)
    try Self.expectGoesOn(role, scene)
  }

  @Test(
    "With --orphans=term orphans get TERM, then KILL after the grace period",
    arguments: Role.allCases)
  func orphansGetTermThenKill(_ role: Role) throws {
    let (scene, orphans, others) = try Self.scene(role, ["-t0.5", "--orphans=term"], "tell")
    defer { scene.end() }
    let duration = try seconds {
      #expect(try scene.told(2).values.map { $0 } == [[SIGTERM, SIGCONT]])
      try scene.expectGone(orphans)
    }
    #expect(duration > 0.3)
    try scene.expectUntold(others)
    try Self.expectGoesOn(role, scene)
  }

  @Test("With --orphans=term a grace period of 30 days is kept", arguments: Role.allCases)
  func longGracePeriodIsKept(_ role: Role) throws {
    let (scene, orphans, others) = try Self.scene(role, ["-t2592000", "--orphans=term"], "tell")
    defer { scene.end() }
    #expect(try scene.told(2).values.map { $0 } == [[SIGTERM, SIGCONT]])
    // Several sweeps later.
    usleep(1_000_000)
    try scene.expectUntold(orphans + others)
  }

  @Test(
    "With --orphans=term orphans can end by themselves", arguments: Role.allCases,
    ["write", "stopped-write"])
  func orphansEndByThemselves(_ role: Role, _ behaviour: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (scene, orphans, others) = try Self.scene(
      role, ["-t60", "--orphans=term"], "\(behaviour)=\(folder["ended"])")
    defer { scene.end() }
    try scene.expectGone(orphans)
    #expect(folder.read("ended") == "ended\n")
    try scene.expectUntold(others)
  }

  @Test(
    "With --orphans=kill orphans are killed", arguments: Role.allCases,
    ["ignore", "stopped", "vfork"])
  func orphansAreKilled(_ role: Role, _ behaviour: String) throws {
    let (scene, orphans, others) = try Self.scene(role, ["-t0", "--orphans=kill"], behaviour)
    defer { scene.end() }
    // The second is adopted only when the first, its parent, is gone.
    #expect(orphans.count == (behaviour == "vfork" ? 2 : 1))
    try scene.expectGone(orphans)
    try scene.expectUntold(others)
    try Self.expectGoesOn(role, scene)
  }

  @Test("With --orphans=term orphans that come late are found", arguments: Role.allCases)
  func lateOrphansAreFound(_ role: Role) throws {
    let commands = "while read line; do setsid -f sleep 1000; echo made; done; exit 8"
    let scene = try Scene(role, ["--orphans=term", "--", "sh", "-c", commands])
    defer { scene.end() }
    let own = try scene.initPID()
    for _ in 1...2 {
      _ = write(scene.process.input.number, "\n", 1)
      #expect(try scene.process.output.line() == "made")
      _ = try eventually("the end of the orphan") {
        ProcessTable.children(of: own).count == 1 ? true : nil
      }
    }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(8))
  }
}
