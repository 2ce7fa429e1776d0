import Glibc
import Testing

@testable import TestSupport

@Suite("The init reaps every zombie", .needs(.namespaces), .serialized)
struct ReapingTests {
  @Test("20,000 orphans leave no zombie", arguments: Role.allCases)
  func manyOrphansLeaveNoZombie(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "orphan-maker", "20000"])
    defer { scene.end() }
    #expect(try scene.process.output.line() == "made 20000")
    _ = try eventually("the last zombie to be reaped") { try Self.zombies(scene) == 0 ? true : nil }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  @Test("A PID 1 that does not reap leaves the zombies of orphans")
  func neutralNamespaceInitLeavesZombies() throws {
    let process = try Subprocess(
      Scene.namespace + [Programs.fixture, "orphan-maker", "200"])
    defer { process.kill() }
    #expect(try process.output.line() == "made 200")
    let first = try #require(ProcessTable.children(of: process.pid).first)
    _ = try eventually("200 zombies") {
      let states = ProcessTable.children(of: first).compactMap(ProcessTable.entry)
      return states.count(where: \.isZombie) == 200 ? true : nil
    }
  }

  @Test("Orphans become the init's children", arguments: Role.allCases)
  func orphansBecomeInits(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "leave-behind", "stay", "daemon:obey"])
    defer { scene.end() }
    #expect(try scene.process.output.line() == "left 1")
    let own = try scene.initPID()
    _ = try eventually("the command and the orphan below the init") {
      ProcessTable.children(of: own).count == 2 ? true : nil
    }
  }

  private static func zombies(_ scene: Scene) throws -> Int {
    try scene.members().count(where: \.isZombie)
  }

  @Test("Signals pass while orphans end without end", arguments: Role.allCases)
  func signalsPassInStormOfOrphans(_ role: Role) throws {
    let storm = "\(Programs.fixture) orphan-maker forever &"
    let commands = "\(storm) \(storm) \(storm) exec \(Programs.fixture) print-signals 15"
    let scene = try Scene(role, ["-c", "-t", "0", "--", "sh", "-c", commands])
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGUSR1, SIGUSR2, SIGHUP, SIGTERM] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    // And the storm is over with the command.
    #expect(try scene.process.finish().ending == .exited(0))
  }

  @Test("A child that the init had before its start is reaped", arguments: Role.allCases)
  func earlierChildIsReaped(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = ["sh", "-c", "sleep 0.2 & exec \"$@\"", "sh"]
    let scene = try Scene(setting, [Programs.fixture, "print-signals", "15"])
    defer { scene.end() }
    try scene.ready()
    _ = try eventually("the end of the earlier child") {
      ProcessTable.children(of: try scene.initPID()).count == 1 ? true : nil
    }
    try scene.send(SIGTERM)
    #expect(try scene.process.finish().ending == .exited(0))
  }
}
