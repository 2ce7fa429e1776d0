import Glibc
import Testing

@testable import TestSupport

@Suite("Deaths of parents are passed on where asked for", .needs(.namespaces))
struct ParentDeathTests {
  private static let command = ["--", Programs.fixture, "print-signals", "12"]

  /// Kills the init's parent, and lets the namespace know nothing of it.
  private static func killParent(_ scene: Scene) throws {
    let parent = try #require(ProcessTable.entry(try scene.initPID())).parent
    try Scene.send(SIGKILL, to: parent)
  }

  @Test(
    "With -p the death of the init's parent reaches the command",
    arguments: ["-p", "--parent-death-signal"])
  func parentDeathIsForwarded(_ option: String) throws {
    let setting = Setting.held(.subreaper).after("\"$@\"; exit $?")
    for name in ["USR2", "SIGUSR2", "12"] {
      let scene = try Scene(setting, [option, name] + Self.command)
      defer { scene.end() }
      try scene.ready()
      let pid = try scene.initPID()
      try Self.killParent(scene)
      #expect(try scene.process.output.line() == "signal 12")
      try scene.expectGone([pid])
    }
  }

  @Test("Without -p the death of the init's parent reaches nobody")
  func parentDeathIsNotForwardedWithoutOption() throws {
    let scene = try Scene(.held(.subreaper).after("\"$@\"; exit $?"), Self.command)
    defer { scene.end() }
    try scene.ready()
    let own = try scene.initPID()
    try Self.killParent(scene)
    _ = try eventually("another parent") { ProcessTable.entry(own)?.parent == 1 ? nil : true }
    try scene.send(SIGWINCH)
    #expect(try scene.process.output.line() == "signal 28")
  }

  /// An init that is held for long before it asks for the signal, with its call of this number.
  private static func delayed(
    _ contender: Contender, _ options: [String], call: Int
  ) throws -> Scene {
    var setting = try Setting(.subreaper, contender)
    setting.held = true
    setting.before = [
      try Requirement.strace.program(), "-o", "/dev/null", "-e", "trace=prctl", "-e",
      "inject=prctl:delay_enter=20000000:when=\(call)",
    ]
    let scene = try Scene(setting, options + Self.command)
    let pid = try scene.initPID()
    _ = try eventually("prctl(PR_SET_PDEATHSIG, SIGUSR2)") {
      let call = ProcessTable.read("/proc/\(pid)/syscall")?.split(separator: " ") ?? []
      return call.count > 2 && call[1] == "0x1" && call[2] == "0xc" ? true : nil
    }
    return scene
  }

  @Test(
    "B13: with -p a parent that died before is noticed", .needs(.strace),
    arguments: [
      (Contender.initlet, 2), (.peer(.catatonit, .standIn), 2), (.peer(.tini, .standIn), 2),
    ])
  func earlierParentDeathIsNoticed(_ contender: Contender, _ call: Int) throws {
    let scene = try Self.delayed(contender, ["-p", "SIGUSR2"], call: call)
    defer { scene.end() }
    try Self.killParent(scene)
    // It may be told before the command is ready to listen.
    let pid = try scene.initPID()
    try scene.expectGone([pid])
  }

  @Test("B13: tini misses a parent that died before", .needs(.strace, .tini))
  func tiniMissesEarlierParentDeath() throws {
    let scene = try Self.delayed(.tini, ["-p", "SIGUSR2"], call: 1)
    defer { scene.end() }
    try Self.killParent(scene)
    try scene.ready()
    try scene.send(SIGWINCH)
    #expect(try scene.process.output.line() == "signal 28")
  }

  @Test("-p does no harm to PID 1, which has no parent")
  func parentDeathSignalIsHarmlessToNamespaceInit() throws {
    let outcome = try Scene.run(.pid1, ["-p", "TERM", Programs.fixture, "exit-with", "7"])
    #expect(outcome.ending == .exited(7))
  }

  @Test(
    "With --child-death-signal the command learns of the init's death", arguments: ["USR2", "KILL"])
  func commandLearnsOfInitsDeath(_ name: String) throws {
    let scene = try Scene(
      .held(.subreaper), ["--child-death-signal", name] + Self.command)
    defer { scene.end() }
    try scene.ready()
    let command = try scene.commandPID()
    try scene.send(SIGKILL)
    #expect(try scene.report() == .killed(SIGKILL))
    if name == "USR2" { #expect(try scene.process.output.line() == "signal 12") }
    try scene.expectGone([command])
  }

  @Test(
    "Without --child-death-signal, and with the peers, the command does not learn of the init's death",
    .needs(.tini, .dumbInit), arguments: Init.allCases)
  func commandDoesNotLearnOfInitsDeathWithoutOption(_ other: Init) throws {
    let scene = try Scene(.held(.subreaper, other), Self.command)
    defer { scene.end() }
    try scene.ready()
    let command = try scene.commandPID()
    try scene.send(SIGKILL)
    #expect(try scene.report() == .killed(SIGKILL))
    try Scene.send(SIGWINCH, to: command)
    #expect(try scene.process.output.line() == "signal 28")
  }
}
