import Glibc
import Testing

@testable import TestSupport

@Suite("With --guard the death of an init leaves nothing", .needs(.namespaces, .ownHighestPID))
struct GuardTests {
  private static let kinds = [
    "session:ignore", "daemon:ignore", "daemon:stopped", "deep20:ignore", "group:ignore",
  ]

  static func innerInit(_ scene: Scene) throws -> pid_t {
    try #require(ProcessTable.entry(try scene.commandPID())).parent
  }

  /// A guarded init with leftovers and bystanders, once they are there.
  private static func started(_ options: [String], _ kinds: [String] = kinds) throws -> Scene {
    let setting = Setting.held(.subreaper).beside(Bystanders.commands).withRoom(for: 3000)
    let scene = try Scene(setting, ["--guard"] + options + Leftovers.command("stay", kinds))
    _ = try scene.process.output.line(containing: "left ")
    return scene
  }

  /// A guarded init whose command tells its signals, with siblings that stay.
  private static func printer(_ options: [String] = []) throws -> Scene {
    let command = ["--", Programs.fixture, "print-signals"]
    let scene = try Scene(.held(.subreaper), ["--guard"] + options + command)
    try scene.ready()
    return scene
  }

  /// What the init has said, once it has ended.
  private static func said(_ scene: Scene) throws -> [Substring] {
    let text = scene.process.errors
    scene.end()
    return try text.rest().split(separator: "\n").filter { $0.hasPrefix("initlet: ") }
  }

  private static func stop(_ pid: pid_t) throws {
    try Scene.send(SIGSTOP, to: pid)
    _ = try eventually("the stop") { ProcessTable.entry(pid)?.state == "T" ? true : nil }
  }

  // MARK: - The death of either

  @Test(
    "The death of the outer init leaves nothing", arguments: ["ignore", "runaway=4", "bomb=300"])
  func deathOfOuterLeavesNothing(_ behaviour: String) throws {
    let scene = try Self.started([], Self.kinds + ["session:\(behaviour)"])
    defer { scene.end() }
    try scene.send(SIGKILL)
    // The shell that has started the init makes an exit of it.
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  @Test(
    "The death of the inner init ends everything, with TERM first, and is 137",
    arguments: [[], ["-W"], ["-e", "137"], ["--orphans=kill"], ["-r", "TERM:HUP"]])
  func deathOfInnerEndsEverything(_ options: [String]) throws {
    // A daemon of a slow start would be an orphan before it is ready.
    let kinds = options == ["--orphans=kill"] ? [] : Self.kinds
    let scene = try Self.started(["-t3"] + options, kinds + ["session:tell", "deep3:tell"])
    defer { scene.end() }
    try Scene.send(SIGKILL, to: try Self.innerInit(scene))
    let told = try scene.told(8)
    #expect(told.count == 4 && told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  @Test("An inner init that is stopped ends everything when the outer one is killed")
  func stoppedInnerEndsEverything() throws {
    let scene = try Self.started([])
    defer { scene.end() }
    try Self.stop(try Self.innerInit(scene))
    try scene.send(SIGKILL)
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  @Test("Stopped inner inits that are killed with signals pending leave nothing")
  func stoppedInnerThatIsKilledLeavesNothing() throws {
    let scene = try Self.started(["-t0.2"])
    defer { scene.end() }
    let inner = try Self.innerInit(scene)
    try Self.stop(inner)
    for signal in [SIGTERM, SIGUSR1, SIGHUP] { try scene.send(signal) }
    try Scene.send(SIGKILL, to: inner)
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  @Test("The death of the inner init is one line that names it, also with -v and an orphan policy")
  func deathOfInnerIsOneLine() throws {
    // A daemon of a slow start would be an orphan before it is ready.
    let kinds = ["session:ignore", "deep20:ignore", "group:ignore"]
    for options in [[], ["--orphans=kill"], ["-vv"]] {
      let scene = try Self.started(["-t0.1"] + options, kinds)
      defer { scene.end() }
      let inner = try Self.innerInit(scene)
      let number = try #require(ProcessTable.namespacePID(inner))
      try Scene.send(SIGKILL, to: inner)
      #expect(try scene.report() == .exited(137))
      let line = "initlet: the inner init (pid \(number)) was killed by SIGKILL; ending everything"
      let said = try Self.said(scene)
      #expect(options == ["-vv"] ? said.last == line[...] : said == [line[...]], "\(said)")
    }
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
    #expect(try scene.report() == .exited(137))
    try Bystanders.expectUnharmed(scene)
  }

  // MARK: - Signals

  @Test("Each signal passes both inits once", arguments: [[], ["-c"], ["-g"], ["-a"]])
  func signalsPassBothInitsOnce(_ options: [String]) throws {
    let scene = try Self.printer(options)
    defer { scene.end() }
    for signal in Signals.forwardable + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test("Signals to the whole process group of the init pass once")
  func signalsToGroupPassOnce() throws {
    var setting = Setting.held(.subreaper)
    setting.before = ["setsid"]
    let scene = try Scene(setting, ["--guard", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let outer = try scene.initPID()
    try #require(ProcessTable.entry(outer)?.group == outer)
    for signal in [SIGHUP, SIGTERM, 40, 40, SIGCONT, SIGTERM, SIGUSR2] {
      #expect(kill(-outer, signal) == 0)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    for _ in 1...40 { #expect(kill(-outer, 41) == 0) }
    for _ in 1...40 { #expect(try scene.process.output.line() == "signal 41") }
  }

  @Test("Queued real-time signals pass back to back, with their payloads and in order")
  func queuedSignalsPassInOrder() throws {
    let scene = try Self.printer()
    defer { scene.end() }
    for value in Int32(1)...40 { try scene.send(40, value: value) }
    for value in 1...40 {
      #expect(try scene.process.output.line() == "signal 40 value \(value)")
    }
  }

  @Test("A request to end that reaches both inits counts once", arguments: [SIGTERM, SIGINT])
  func requestToBothCountsOnce(_ request: Int32) throws {
    let scene = try Self.printer()
    defer { scene.end() }
    let inner = try Self.innerInit(scene)
    let outer = try scene.initPID()
    // The second one comes once the first has arrived: the kernel would merge them otherwise.
    for pids in [[outer, inner], [inner, outer]] {
      try Scene.send(request, to: pids[0])
      #expect(try scene.process.output.line() == "signal \(request)")
      try Scene.send(request, to: pids[1])
      // The highest number is taken last, by both.
      try scene.send(Signals.last)
      #expect(try scene.process.output.line() == "signal \(Signals.last)")
    }
    // Twice by one way are two.
    for _ in 1...2 {
      try scene.send(request)
      #expect(try scene.process.output.line() == "signal \(request)")
    }
  }

  @Test("A CONT of the session's leader to the outer init alone arrives")
  func contOfSessionLeaderArrives() throws {
    let setting = Setting.held(.subreaper).after(
      // The shell leads the session.
      """
      "$@" & while read line; do kill -CONT $!; done
      """)
    var session = setting
    session.before = ["setsid", "--wait"] + session.before
    let scene = try Scene(session, ["--guard", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    #expect(write(scene.process.input.number, "\n", 1) == 1)
    #expect(try scene.process.output.line() == "signal \(SIGCONT)")
  }

  @Test("A signal on the way when the inner init was stopped arrives once it is continued")
  func signalForStoppedInnerArrives() throws {
    let scene = try Self.printer()
    defer { scene.end() }
    let inner = try Self.innerInit(scene)
    let outer = try scene.initPID()
    _ = try eventually("the outer init to hand signals on") {
      ProcessTable.link("/proc/\(outer)/cwd") == "/" ? true : nil
    }
    try Self.stop(inner)
    try scene.send(SIGUSR1)
    _ = try eventually("the signal to be handed on") {
      ProcessTable.status(inner, "ShdPnd") == "0000000000000200" ? true : nil
    }
    try Scene.send(SIGCONT, to: inner)
    #expect(try scene.process.output.line() == "signal \(SIGUSR1)")
  }

  // MARK: - The end without a death

  @Test("The command's status gets through --guard", arguments: [0, 7, 137, 255])
  func statusGetsThroughGuard(_ code: Int32) throws {
    let outcome = try Scene.run(.subreaper, ["--guard", "--", "sh", "-c", "exit \(code)"])
    #expect(outcome.ending == .exited(code))
    #expect(outcome.errors == "")
  }

  @Test("With -v no line comes twice, and the command's number is under its name")
  func verboseLinesComeOnce() throws {
    let command = ["--", Programs.fixture, "print-signals", "15"]
    let scene = try Scene(.subreaper, ["--guard", "-vv"] + command)
    defer { scene.end() }
    let number = try scene.ready()[1]
    try scene.send(SIGUSR1)
    #expect(try scene.process.output.line() == "signal \(SIGUSR1)")
    try scene.send(SIGTERM)
    let outcome = try scene.process.finish()
    let lines = outcome.errorLines.filter { !$0.contains("SIGCHLD") }
    #expect(Set(lines).count == lines.count && lines.count > 5, "\(lines)")
    #expect(lines.filter { $0.contains("(pid ") }.allSatisfy { $0.contains("(pid \(number))") })
    #expect(outcome.ending == .exited(0))
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
      #expect(Set(ProcessTable.names(in: "/proc/\(pid)/fd")) == ["0", "1", "2"])
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
