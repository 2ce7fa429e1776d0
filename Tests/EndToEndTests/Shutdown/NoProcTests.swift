import Glibc
import Testing

@testable import TestSupport

@Suite("A limited /proc leaves nobody alive", .needs(.namespaces))
struct NoProcTests {
  private static let kinds = ["session:ignore", "group:ignore", "daemon:ignore", "deep5:ignore"]

  @Test(
    "Without a usable /proc nobody is left and no bystander harmed",
    arguments: LimitedProc.rootless, Role.allCases)
  func limitedProcLeavesNobody(_ proc: LimitedProc, _ role: Role) throws {
    try Self.expectNobody(proc, role)
  }

  @Test(
    "With hidepid=2 nobody is left and no bystander harmed", .needs(.root), arguments: Role.allCases
  )
  func hidepidLeavesNobody(_ role: Role) throws { try Self.expectNobody(.hiding, role) }

  private static func expectNobody(_ proc: LimitedProc, _ role: Role) throws {
    let setting = proc.apply(to: Setting.held(role).beside(Bystanders.commands))
    let scene = try Scene(setting, ["-t0.2"] + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    if role == .subreaper { try Bystanders.expectUnharmed(scene) }
  }

  @Test(
    "Without a usable /proc children can still end cleanly", arguments: LimitedProc.rootless,
    Role.allCases)
  func childrenEndCleanlyWithLimitedProc(_ proc: LimitedProc, _ role: Role) throws {
    try Self.expectCleanEnd(proc, role)
  }

  @Test("With hidepid=2 children can still end cleanly", .needs(.root), arguments: Role.allCases)
  func childrenEndCleanlyWithHidepid(_ role: Role) throws { try Self.expectCleanEnd(.hiding, role) }

  private static func expectCleanEnd(_ proc: LimitedProc, _ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let kinds = Leftovers.places.map { "\($0):write=\(folder[$0])" }
    let setting = proc.apply(to: .held(role))
    let scene = try Scene(setting, Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    for place in Leftovers.places { #expect(folder.read(place) == "ended\n", "\(place)") }
  }

  @Test(
    "With hidepid=2 every descendant gets TERM and CONT", .needs(.root), arguments: Role.allCases)
  func hidepidKeepsNobodyFromBeingSignalled(_ role: Role) throws {
    let setting = LimitedProc.hiding.apply(to: .held(role))
    let kinds = ["deep5:tell", "daemon:tell", "hidden:tell"]
    let scene = try Scene(setting, ["-t3"] + Leftovers.command("3", kinds))
    defer { scene.end() }
    let told = try scene.told(14)
    #expect(told.count == 7 && told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    #expect(try scene.initEnding() == .exited(3))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test(
    "A process below a hidden one is ended too", .needs(.root), arguments: ["leaderless", "vfork"])
  func processesBelowHiddenOneAreEnded(_ behaviour: String) throws {
    let beside = Setting.held(.subreaper).beside(Bystanders.commands)
    let setting = LimitedProc.hiding.apply(to: beside)
    let scene = try Scene(setting, ["-t0.2"] + Leftovers.command("3", ["hidden:\(behaviour)"]))
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    try Bystanders.expectUnharmed(scene)
  }

  @Test(
    "A limited /proc is reported once with -v and not without",
    arguments: [LimitedProc.none, .foreign])
  func limitedProcIsReportedOnceWithVerbose(_ proc: LimitedProc) throws {
    for options in [["-v"], []] {
      var setting = proc.apply(to: .held(.subreaper))
      setting.held = false
      let outcome = try Scene.run(
        setting, options + ["-t0.1"] + Leftovers.command("3", Self.kinds))
      #expect(outcome.ending == .exited(3))
      let lines = outcome.errorLines.filter { $0.contains("/proc") }
      #expect(lines.count == options.count, "\(outcome.errors)")
    }
  }

  @Test("Without the kernel's lists of children all are signalled and ended", .needs(.strace))
  func missingChildrenListsLeaveNobody() throws {
    let kinds = ["deep5:tell", "daemon:tell"]
    let setting = Setting.held(.subreaper).beside(Bystanders.commands)
    let scene = try Scene(setting, ["-t3"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.leftovers()
    let own = try scene.initPID()
    let number = try #require(ProcessTable.namespacePID(own))
    let list = "/proc/\(number)/task/\(number)/children"
    let trace = try Trace(own, ["-P", list, "-e", "inject=openat:error=ENOENT"])
    try scene.endCommand()
    let told = try scene.told(12)
    #expect(told.count == 6 && told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    #expect(try scene.initEnding() == .exited(137))
    try Bystanders.expectUnharmed(scene)
    let lines = try trace.lines().filter { $0.contains(list) }
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("ENOENT (No such") })
  }

  @Test("A look at /proc that fails once is made again", .needs(.strace))
  func passingFailureIsNotRemembered() throws {
    let scene = try Scene(.held(.subreaper), ["-t4"] + Leftovers.command("stay", ["deep3:tell"]))
    defer { scene.end() }
    _ = try scene.leftovers()
    let trace = try Trace(
      try scene.initPID(),
      ["-e", "trace=openat", "-e", "inject=openat:error=EMFILE:when=1..4"])
    try scene.endCommand()
    // With the kernel's lists of children the deeper ones are told as well.
    let told = try scene.told(6)
    #expect(told.count == 3 && told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    #expect(try scene.initEnding() == .exited(137))
    #expect(try trace.lines().contains { $0.contains("EMFILE") })
  }

  @Test("Without /proc a flood of signals with -a does not hide the command's end")
  func floodDoesNotHideEndOfCommand() throws {
    let count = 60
    var setting = LimitedProc.none.apply(to: Setting(.subreaper))
    // They are pending when the init starts, and each is a search for everybody.
    let sent = Array(repeating: "sent=\(Signals.last)", count: count)
    setting.before +=
      [Programs.fixture, "with-state", "blocked=\(Signals.last)"] + sent + ["--"]
    let outcome = try Scene.run(setting, ["-v", "-a", "--", "true"], within: Deadline.hang * 3)
    #expect(outcome.ending == .exited(0))
    let forwarded = outcome.errorLines.prefix { !$0.contains("exited with status") }
      .filter { $0.contains("Forwarded") }
    #expect(forwarded.count < count / 2, "\(outcome.errors)")
  }

  @Test("Without memory for a record a leftover is told once", arguments: [[], ["-W"]])
  func leftoverIsToldOnceWithoutMemory(_ options: [String]) throws {
    var setting = Setting.held(.subreaper)
    setting.before = ["prlimit", "--as=8000000", "--"]
    let scene = try Scene(
      setting, options + ["-t2"] + Leftovers.command("stay", ["session:tell"]))
    defer { scene.end() }
    _ = try scene.leftovers()
    try scene.endCommand()
    if options == ["-W"] { try scene.send(SIGTERM) }
    #expect(try scene.initEnding() == .exited(137))
    scene.end()
    let told = try scene.process.output.rest().split(separator: "\n")
      .map { $0.split(separator: " ")[2] }
    #expect(told == ["\(SIGTERM)", "\(SIGCONT)"], "\(told)")
  }
}
