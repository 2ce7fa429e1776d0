import Testing

@testable import TestSupport

@Suite("Hard cases", .needs(.namespaces, .ownHighestPID))
struct HardCaseTests {
  private static let room = 3000

  @Test("Nobody is left, and no bystander hurt", arguments: HardCase.all, Role.allCases)
  func nobody(_ hardCase: HardCase, _ role: Role) throws {
    try Self.expectNobody(hardCase, role)
  }

  @Test("… nor anybody of another user", .needs(.root), arguments: Role.allCases)
  func nobodyElses(_ role: Role) throws { try Self.expectNobody(.anotherUser, role) }

  private static func expectNobody(_ hardCase: HardCase, _ role: Role) throws {
    let setting = Setting.held(role).beside(Bystanders.commands).withRoom(for: room)
    let scene = try Scene(setting, ["-t", "0.2"] + Leftovers.command("3", hardCase.kinds))
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    guard role == .subreaper else { return }
    try Bystanders.expectUnharmed(scene)
    scene.end()
    let errors = try scene.process.errors.rest()
    #expect(!errors.contains("initlet: "), "nobody was given up")
  }

  @Test("As PID 1 it has reaped all before it exits", .needs(.strace), arguments: HardCase.all)
  func reaped(_ hardCase: HardCase) throws { try Self.expectReaped(hardCase) }

  @Test("… those of another user as well", .needs(.root, .strace))
  func reapedElses() throws { try Self.expectReaped(.anotherUser) }

  private static func expectReaped(_ hardCase: HardCase) throws {
    let setting = Setting.held(.pid1).withRoom(for: room)
    let scene = try Scene(setting, ["-t0.2"] + Leftovers.command("stay", hardCase.kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(try scene.initPID(), ["-e", "trace=wait4,exit_group"])
    try scene.endCommand()
    #expect(try scene.initEnding() == .exited(137))
    let last = try trace.lines().suffix(3)
    #expect(last.first?.contains("ECHILD") == true, "\(last)")
  }

  @Test(
    "… where the others leave them", .needs(.tini, .dumbInit), arguments: HardCase.all,
    [Init.tini, .dumbInit])
  func control(_ hardCase: HardCase, _ other: Init) throws {
    try Self.expectSurvivors(hardCase, other)
  }

  @Test(
    "… as they do those of another user", .needs(.root, .tini, .dumbInit),
    arguments: [Init.tini, .dumbInit])
  func controlElses(_ other: Init) throws { try Self.expectSurvivors(.anotherUser, other) }

  private static func expectSurvivors(_ hardCase: HardCase, _ other: Init) throws {
    let options = other.eagerOptions + Leftovers.command("3", hardCase.kinds)
    let setting = Setting.held(.subreaper, other).withRoom(for: room)
    let scene = try Scene(setting, options)
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    // A runaway is caught now and then.
    _ = try eventually("the survivors") {
      try scene.survivors().count >= hardCase.survivors ? true : nil
    }
  }
}
