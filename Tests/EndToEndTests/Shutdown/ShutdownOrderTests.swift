import Glibc
import Testing

@testable import TestSupport

@Suite("The shutdown goes through TERM, CONT and KILL", .needs(.namespaces))
struct ShutdownOrderTests {
  /// Each tells the signals it gets, and none of them ends it.
  private static let kinds = ["deep5:tell", "daemon:tell", "group:tell"]
  private static let count = 7
  /// Those of them that become the init's children.
  private static let topCount = 3

  /// A scene whose command has ended, and whose tops have been told so.
  private static func draining(_ role: Role, _ options: [String]) throws -> Scene {
    let scene = try Scene(.held(role), options + Leftovers.command("stay", kinds))
    _ = try scene.process.output.line(containing: "left ")
    try scene.endCommand()
    let told = try scene.told(2 * topCount)
    #expect(told.count == ProcessTable.children(of: try scene.initPID()).count, "\(told)")
    #expect(told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
    return scene
  }

  @Test(
    "The tops get TERM and CONT, after half of the grace period the others, then all KILL",
    arguments: Role.allCases)
  func topsAreToldFirst(_ role: Role) throws {
    let scene = try Self.draining(role, ["-t", "4"])
    defer { scene.end() }
    let duration = try seconds {
      // What is forwarded is for those who have taken the command's place.
      for signal in [SIGUSR1, Signals.last] {
        try scene.send(signal)
        let told = try scene.told(Self.topCount)
        #expect(told.count == Self.topCount && told.values.allSatisfy { $0 == [signal] })
      }
      let told = try scene.told(2 * (Self.count - Self.topCount))
      #expect(told.count == Self.count - Self.topCount)
      #expect(told.values.allSatisfy { $0 == [SIGTERM, SIGCONT] }, "\(told)")
      #expect(try scene.initEnding() == .exited(137))
    }
    #expect(duration > 1.5, "four seconds, which began a little earlier")
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test(
    "Whom a forwarded TERM has reached is not told again", arguments: Role.allCases, ["-g", "-a"])
  func forwardedTermIsNotRepeated(_ role: Role, _ option: String) throws {
    let kinds =
      option == "-g" ? ["background:tell", "background:tell"] : ["deep3:tell", "group:tell"]
    let scene = try Scene(
      .held(role), [option, "-t", "2"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    try scene.send(SIGTERM)
    var told: [String: [Int32]] = [:]
    // The tops are continued as well: they might be stopped.
    for _ in 0..<leftovers.count + 2 { told.merge(try scene.told(1), uniquingKeysWith: +) }
    #expect(told.values.allSatisfy { $0.filter { $0 != SIGCONT } == [SIGTERM] }, "\(told)")
    #expect(try scene.initEnding() == .exited(143))
    scene.end()
    let rest = try scene.process.output.rest()
    #expect(!rest.contains("\(SIGTERM)"), "\(rest)")
  }

  @Test(
    "tini and dumb-init signal no leftover at the end", .needs(.tini, .dumbInit),
    arguments: [Init.tini, .dumbInit], Role.allCases)
  func peersSignalNoLeftover(_ other: Init, _ role: Role) throws {
    let options = other.eagerOptions + Leftovers.command("3", ["deep5:tell", "daemon:tell"])
    let scene = try Scene(.held(role, other), options)
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    if role == .subreaper {
      #expect(try scene.survivors().count == 6)
      scene.end()
    }
    #expect(try scene.process.output.rest() == "left 2\n")
  }

  @Test(
    "Processes made during the shutdown get TERM too", .needs(.ownHighestPID),
    arguments: Role.allCases)
  func processesMadeInShutdownGetTerm(_ role: Role) throws {
    let setting = Setting.held(role).beside(Bystanders.commands).withRoom(for: 3000)
    let kinds = ["session:flight", "daemon:flight"]
    let scene = try Scene(setting, ["-t60"] + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    if role == .subreaper { try Bystanders.expectUnharmed(scene) }
  }

  @Test("A signal forwarded at the command's end keeps TERM from nobody", arguments: Role.allCases)
  func forwardedSignalKeepsTermFromNobody(_ role: Role) throws {
    let scene = try Scene(.held(role), ["-at6"] + Leftovers.command("stay", ["deep20:tell"]))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let command = try scene.commandPID()
    // Both are there once it runs again, and the kernel tells of the end first.
    try scene.send(SIGSTOP)
    try Scene.send(SIGKILL, to: command)
    _ = try eventually("the command's end") {
      ProcessTable.entry(command)?.isZombie == true ? true : nil
    }
    try scene.send(SIGWINCH)
    try scene.send(SIGCONT)
    var told: [String: [Int32]] = [:]
    let awaited: Set = [SIGTERM, SIGWINCH]
    while told.values.count(where: awaited.isSubset) < 20 {
      told.merge(try scene.told(1), uniquingKeysWith: +)
    }
    #expect(told.values.allSatisfy { told in told.count { $0 == SIGTERM } == 1 }, "\(told)")
  }

  @Test("Ended leftovers are reaped while others are waited for", arguments: Role.allCases)
  func endedLeftoversAreReapedMeanwhile(_ role: Role) throws {
    let kinds = ["session:ignore", "deep20:obey", "daemon:obey", "session:zombies=10"]
    let scene = try Scene(role, Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    try scene.endCommand()
    let parent = try scene.initPID()
    _ = try eventually("the others to be reaped", within: 4) {
      let children = ProcessTable.children(of: parent).compactMap(ProcessTable.entry)
      return children.map(\.state) == ["S", "S"] ? true : nil
    }
  }

  @Test(
    "A second request to end ends the grace period", arguments: Role.allCases,
    [[SIGTERM, SIGTERM], [SIGINT, SIGQUIT], [SIGQUIT, SIGINT]])
  func secondRequestEndsGracePeriod(_ role: Role, _ signals: [Int32]) throws {
    let scene = try Self.draining(role, ["--grace-period", "60"])
    defer { scene.end() }
    // What the first one asks for happens already.
    try scene.send(signals[0])
    // Neither the first nor any other signal has ended the grace period.
    try scene.send(SIGHUP)
    #expect(try scene.told(Self.topCount).values.allSatisfy { $0 == [SIGHUP] })
    try scene.send(signals[1])
    #expect(try scene.initEnding() == .exited(137))
  }

  @Test(
    "A request to end while the command lived counts as the first",
    arguments: [SIGTERM, SIGINT, SIGQUIT])
  func requestBeforeCommandsEndCounts(_ signal: Int32) throws {
    for role in Role.allCases {
      let kinds = ["session:ignore", "deep3:tell"]
      let scene = try Scene(.held(role), ["-t60"] + Leftovers.command("stay", kinds))
      defer { scene.end() }
      _ = try scene.process.output.line(containing: "left ")
      try scene.send(signal)
      _ = try scene.told(2)
      try scene.send(SIGINT)
      #expect(try scene.initEnding() == .exited(128 + signal))
    }
  }

  @Test(
    "The shutdown keeps the command's status", arguments: ["0", "1", "77", "255"],
    [["-t0"], ["-t0.05"]])
  func shutdownKeepsStatus(_ code: String, _ options: [String]) throws {
    for role in Role.allCases {
      let kinds = ["session:obey", "daemon:ignore", "deep3:ignore"]
      let outcome = try Scene.run(role, options + Leftovers.command(code, kinds))
      #expect(outcome.ending == .exited(Int32(code) ?? -1))
    }
  }

  @Test("The shutdown reads the monotonic clock alone", .needs(.strace), arguments: Role.allCases)
  func shutdownReadsMonotonicClockAlone(_ role: Role) throws {
    let kinds = ["session:ignore", "deep3:tell"]
    let scene = try Scene(.held(role), ["-t3"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(try scene.initPID(), [])
    try scene.endCommand()
    _ = try scene.told(6)
    #expect(try scene.initEnding() == .exited(137))
    let lines = try trace.lines()
    let clocks = lines.filter { $0.contains("clock") || $0.contains("time") }
      .filter { !$0.hasPrefix("rt_sigtimedwait(") }
    #expect(!clocks.isEmpty)
    #expect(clocks.allSatisfy { $0.hasPrefix("clock_gettime(CLOCK_MONOTONIC,") }, "\(clocks)")
  }
}
