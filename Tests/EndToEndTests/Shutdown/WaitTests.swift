import Glibc
import Testing

@testable import TestSupport

@Suite("With -W the init waits for the leftovers", .needs(.namespaces))
struct WaitTests {
  /// A main that has made daemons and ended.
  private static func waiting(_ role: Role, _ kinds: [String]) throws -> (Scene, [pid_t]) {
    let scene = try Scene(.held(role), ["-W", "-t0"] + Leftovers.command("stay", kinds))
    let leftovers = try scene.leftovers()
    try scene.endCommand()
    return (scene, leftovers)
  }

  @Test("With -W no leftover is signalled at the command's end", arguments: Role.allCases)
  func waitSignalsNobody(_ role: Role) throws {
    let (scene, leftovers) = try Self.waiting(role, ["deep5:tell", "daemon:tell"])
    defer { scene.end() }
    try scene.expectUntold(leftovers)
  }

  @Test("With -W signals reach all who are waited for, however often", arguments: Role.allCases)
  func signalsReachAllWhoAreWaitedFor(_ role: Role) throws {
    let (scene, leftovers) = try Self.waiting(role, ["deep5:tell", "daemon:tell"])
    defer { scene.end() }
    for signal in [SIGTERM, SIGINT, SIGTERM, SIGUSR1, Signals.last] {
      try scene.send(signal)
      let told = try scene.told(leftovers.count)
      #expect(told.count == leftovers.count && told.values.allSatisfy { $0 == [signal] })
    }
  }

  @Test(
    "With -W the last leftover's end is the init's, with the command's status",
    arguments: Role.allCases)
  func lastLeftoverEndsInit(_ role: Role) throws {
    let (scene, leftovers) = try Self.waiting(role, ["deep5:ignore", "daemon:ignore"])
    defer { scene.end() }
    for pid in leftovers {
      #expect(ProcessTable.entry(try scene.initPID())?.isZombie == false)
      try Scene.send(SIGKILL, to: pid)
      if pid != leftovers.last { try scene.expectGone([pid]) }
    }
    #expect(try scene.initEnding() == .exited(137))
  }

  @Test("tini and dumb-init do not wait for leftovers", .needs(.tini, .dumbInit))
  func peersDoNotWaitForLeftovers() throws {
    for other in [Init.tini, .dumbInit] {
      let options = other.eagerOptions + Leftovers.command("3", ["daemon:ignore"])
      let scene = try Scene(.held(.subreaper, other), options)
      defer { scene.end() }
      #expect(try scene.initEnding() == .exited(3))
      #expect(try scene.survivors().count == 1)
    }
  }
}
