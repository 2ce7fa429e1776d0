import Glibc
import Testing

@testable import TestSupport

@Suite("With -W the init waits for the leftovers", .needs(.namespaces))
struct WaitTests {
  /// A main that has made daemons and ended.
  private static func waiting(
    _ role: Role, _ kinds: [String], _ options: [String] = ["-t0"]
  ) throws -> (Scene, [pid_t]) {
    let scene = try Scene(.held(role), ["-W"] + options + Leftovers.command("stay", kinds))
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

  @Test(
    "With -W signals reach those who have taken the command's place, and with -a all",
    arguments: Role.allCases, [[], ["-a"]])
  func signalsReachThoseWaitedFor(_ role: Role, _ options: [String]) throws {
    let (scene, leftovers) = try Self.waiting(role, ["deep5:tell", "daemon:tell"], options)
    defer { scene.end() }
    let own = try scene.initPID()
    let count = options.isEmpty ? 2 : leftovers.count
    _ = try eventually("the end of the command") {
      ProcessTable.children(of: own).count == 2 ? true : nil
    }
    for signal in [SIGHUP, SIGUSR1, SIGUSR1, Signals.last] {
      try scene.send(signal)
      let told = try scene.told(count)
      #expect(told.count == count && told.values.allSatisfy { $0 == [signal] }, "\(told)")
    }
    if options.isEmpty {
      let children = Set(ProcessTable.children(of: own))
      try scene.expectUntold(leftovers.filter { !children.contains($0) })
    }
  }

  @Test(
    "With -W a request to end ends those who are waited for in order, and a second one at once",
    arguments: Role.allCases, [SIGTERM, SIGINT, SIGQUIT])
  func requestEndsThoseWaitedFor(_ role: Role, _ signal: Int32) throws {
    let (scene, _) = try Self.waiting(role, ["deep5:tell", "daemon:tell"], ["-t60"])
    defer { scene.end() }
    let own = try scene.initPID()
    _ = try eventually("the end of the command") {
      ProcessTable.children(of: own).count == 2 ? true : nil
    }
    try scene.send(signal)
    let told = try scene.told(4)
    #expect(told.count == 2 && told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    try scene.send(signal)
    #expect(try scene.initEnding() == .exited(137))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test(
    "With -W what a command leaves that was asked to end is ended", arguments: Role.allCases)
  func requestToCommandEndsTheRest(_ role: Role) throws {
    let options = ["-W", "-t", "3"] + Leftovers.command("stay", ["daemon:tell"])
    let scene = try Scene(.held(role), options)
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    try scene.send(SIGTERM)
    #expect(try scene.told(2).values.allSatisfy { $0 == [SIGTERM, SIGCONT] })
    #expect(try scene.initEnding() == .exited(143))
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
