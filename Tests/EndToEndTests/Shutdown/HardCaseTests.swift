import Testing

@testable import TestSupport

@Suite("What is hard to end is ended", .needs(.namespaces, .ownHighestPID))
struct HardCaseTests {
  private static let room = 3000

  @Test("Hard cases leave nobody and harm no bystander", arguments: HardCase.all, Role.allCases)
  func hardCasesLeaveNobodyAndHarmNoBystander(_ hardCase: HardCase, _ role: Role) throws {
    try Self.expectNobody(hardCase, role)
  }

  @Test(
    "Leftovers of another user are ended, and no bystander harmed", .needs(.root),
    arguments: Role.allCases)
  func leftoversOfAnotherUserAreEnded(_ role: Role) throws {
    try Self.expectNobody(.anotherUser, role)
  }

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

  @Test(
    "As PID 1 the init has reaped every hard case before it exits", .needs(.strace),
    arguments: HardCase.all)
  func namespaceInitReapsHardCasesBeforeExit(_ hardCase: HardCase) throws {
    try Self.expectReaped(hardCase)
  }

  @Test(
    "As PID 1 the init has reaped another user's processes before it exits", .needs(.root, .strace))
  func namespaceInitReapsAnotherUsersBeforeExit() throws { try Self.expectReaped(.anotherUser) }

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
    "tini and dumb-init leave the hard cases alive", .needs(.tini, .dumbInit),
    arguments: HardCase.all,
    [Init.tini, .dumbInit])
  func peersLeaveHardCases(_ hardCase: HardCase, _ other: Init) throws {
    try Self.expectSurvivors(hardCase, other)
  }

  @Test(
    "tini and dumb-init leave another user's processes alive", .needs(.root, .tini, .dumbInit),
    arguments: [Init.tini, .dumbInit])
  func peersLeaveAnotherUsers(_ other: Init) throws {
    try Self.expectSurvivors(.anotherUser, other)
  }

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
