import Glibc
import Testing

@testable import TestSupport

@Suite("A signal that cannot be forwarded ends nothing", .needs(.namespaces))
struct FailingSignalTests {
  /// Ends with 0 by USR1.
  private static let printer = [Programs.fixture, "print-signals", "10"]

  /// The command is another user's, and the init may not signal those.
  private static func withoutCapability(_ role: Role, _ options: [String]) throws -> Scene {
    var setting = Setting(role)
    setting.before = [try Requirement.setpriv.program(), "--bounding-set=-kill", "--"]
    let command = [Programs.fixture, "with-state", "user=65534", "--"] + printer
    return try Scene(setting, options + ["--"] + command)
  }

  @Test(
    "A command that the init may not signal keeps running, and so does the init",
    .needs(.root, .setpriv),
    arguments: Role.allCases, [[], ["-c"], ["-a"], ["-v"]])
  func commandOfAnotherUserKeepsRunning(_ role: Role, _ options: [String]) throws {
    let scene = try Self.withoutCapability(role, options)
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGTERM, SIGINT, 40] { try scene.send(signal) }
    _ = try eventually("all signals to be taken") {
      ProcessTable.status(try scene.initPID(), "ShdPnd") == String(repeating: "0", count: 16)
        ? true : nil
    }
    try Scene.send(SIGUSR1, to: try scene.commandPID())
    let outcome = try scene.process.finish()
    #expect(outcome.output == "signal 10\n", "the init was not allowed to send the others")
    #expect(outcome.ending == .exited(0))
    // With -a each descendant is signalled for itself, and the command is one of them.
    let refused = outcome.errorLines.filter { $0.hasSuffix(" is not permitted") }
    #expect(refused.count == (options == ["-a"] ? 0 : 3), "\(outcome.errors)")
  }

  @Test(
    "A signal that the init may not forward is reported once",
    .needs(.root, .setpriv), arguments: Role.allCases)
  func refusedSignalIsReportedOnce(_ role: Role) throws {
    let scene = try Self.withoutCapability(role, [])
    defer { scene.end() }
    try scene.ready()
    for _ in 1...3 {
      try scene.send(SIGTERM)
      _ = try eventually("the signal to be taken") {
        ProcessTable.status(try scene.initPID(), "ShdPnd") == String(repeating: "0", count: 16)
          ? true : nil
      }
    }
    try Scene.send(SIGUSR1, to: try scene.commandPID())
    let lines = try scene.process.finish().errorLines
    #expect(lines.count == 1, "\(lines)")
    #expect(lines.first?.contains("SIGTERM to ") == true, "\(lines)")
  }

  @Test(
    "Where waiting for signals is refused, the init says so and starts nothing", .needs(.strace),
    arguments: Role.allCases)
  func refusedWaitStartsNothing(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [
      try Requirement.strace.program(), "-f", "-o", "/dev/null",
      "--inject=rt_sigtimedwait:error=EPERM", "--",
    ]
    let outcome = try Scene.run(setting, ["--", "sh", "-c", "echo started"])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errors == "initlet: cannot await signals: operation not permitted\n")
  }

  @Test(
    "A payload that the command's limit refuses does not hold back its signal",
    arguments: Role.allCases)
  func refusedPayloadDoesNotHoldBackSignal(_ role: Role) throws {
    let command = ["prlimit", "--sigpending=0", "--"] + Self.printer
    let scene = try Scene(role, ["-c", "--"] + command)
    defer { scene.end() }
    try scene.ready()
    try scene.send(40, value: 7)
    #expect(try scene.process.output.line() == "signal 40")
  }

  @Test("A command that has left its group does not end the init")
  func leftGroupDoesNotEndInit() throws {
    let command = [Programs.fixture, "with-state", "group=parent's", "--"] + Self.printer
    let scene = try Scene(.subreaper, ["--no-setsid", "--"] + command)
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGTERM)
    try scene.send(Signals.last)
    try Scene.send(SIGUSR1, to: try scene.commandPID())
    #expect(try scene.process.finish().ending == .exited(0))
  }

  @Test("The init's own SIGPIPE is not forwarded", arguments: Role.allCases)
  func ownPipeSignalIsNotForwarded(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [Programs.fixture, "with-state", "broken=2", "--"]
    let scene = try Scene(setting, ["-vvv", "--"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    for _ in 1...3 {
      // Each of these is told on the broken standard error.
      try scene.send(SIGTERM)
      #expect(try scene.process.output.line() == "signal 15")
    }
    try scene.send(Signals.last)
    #expect(try scene.process.output.line() == "signal 64")
    try scene.send(SIGPIPE)
    #expect(try scene.process.output.line() == "signal 13", "somebody else's is passed on")
    try scene.send(SIGUSR1)
    #expect(try scene.process.finish() == ("signal 10\n", .exited(0)))
  }

  @Test("tini's own SIGPIPE is forwarded and kills the command", .needs(.tini))
  func tiniForwardsOwnPipeSignal() throws {
    var setting = Setting(.subreaper)
    setting.under = .tini
    setting.before = [Programs.fixture, "with-state", "broken=2", "--"]
    #expect(try Scene.run(setting, ["sleep", "1000"]).ending == .exited(128 + SIGPIPE))
  }
}

/// Compares what matters of an outcome.
private func == (outcome: Outcome, expected: (output: String, ending: Ending)) -> Bool {
  outcome.output == expected.output && outcome.ending == expected.ending
}
