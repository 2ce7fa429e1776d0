import Glibc
import Testing

@testable import TestSupport

@Suite("Messages are single lines about what matters", .needs(.namespaces))
struct MessageTests {
  /// Standard error as one string for each write(2).
  private static func setting(_ role: Role) -> Setting {
    var setting = Setting(role)
    setting.errorsTo = .packets
    return setting
  }

  @Test("Each message is one line and one write", arguments: Role.allCases)
  func eachMessageIsOneWrite(_ role: Role) throws {
    let kinds = ["daemon:obey", "session:ignore", "background:stopped"]
    let command = [Programs.fixture, "leave-behind", "stay"] + kinds
    let scene = try Scene(
      Self.setting(role), ["-vvv", "-w", "-t0.2", "-r", "USR1:0", "--"] + command)
    defer { scene.end() }
    _ = try scene.process.output.line()
    for signal in [SIGUSR1, SIGWINCH, SIGTERM] { try scene.send(signal) }
    let outcome = try scene.process.finish()
    #expect(outcome.ending == .exited(143))
    #expect(scene.process.errors.pieces.count > 5)
    for piece in scene.process.errors.pieces {
      #expect(piece.hasPrefix("initlet: "), "\(piece)")
      #expect(piece.firstIndex(of: "\n") == piece.index(before: piece.endIndex), "\(piece)")
    }
  }

  @Test("Without -v the init is silent", arguments: Role.allCases)
  func initIsSilentByDefault(_ role: Role) throws {
    let command = [Programs.fixture, "leave-behind", "stay", "daemon:obey", "session:ignore"]
    let scene = try Scene(role, ["-t0.1", "--"] + command)
    defer { scene.end() }
    _ = try scene.process.output.line()
    for signal in [SIGWINCH, SIGCHLD, SIGTERM] { try scene.send(signal) }
    #expect(try scene.process.finish().errors == "")
  }

  @Test(
    "A command's death by a signal that the init did not forward is reported",
    arguments: Role.allCases)
  func unexplainedDeathIsReported(_ role: Role) throws {
    for signal in Signals.all where !Signals.harmless.contains(signal) {
      let outcome = try Scene.run(role, [Programs.fixture, "die-by", "\(signal)"])
      #expect(outcome.errorLines.count == 1, "signal \(signal): \(outcome.errors)")
      #expect(outcome.errors.hasPrefix("initlet: "))
      #expect(outcome.errors.contains(Signals.name(signal)), "\(outcome.errors)")
      #expect(outcome.errors.contains("memory") == (signal == SIGKILL), "\(outcome.errors)")
    }
  }

  @Test(
    "A command's death by a signal that the init forwarded is not reported",
    arguments: Role.allCases)
  func explainedDeathIsNotReported(_ role: Role) throws {
    for signal in [SIGTERM, SIGINT, SIGSEGV, 40] where Signals.forwardable.contains(signal) {
      let scene = try Scene(role, ["sleep", "1000"])
      defer { scene.end() }
      _ = try scene.commandPID()
      try scene.send(signal)
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(128 + signal))
      #expect(outcome.errors == "")
    }
  }

  @Test(
    "A command's death by another signal than the forwarded one is reported",
    arguments: Role.allCases)
  func deathByAnotherSignalIsReported(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGTERM)
    #expect(try scene.process.output.line() == "signal 15")
    try Scene.send(SIGKILL, to: try scene.commandPID())
    let outcome = try scene.process.finish()
    #expect(outcome.ending == .exited(137))
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("SIGKILL") && outcome.errors.contains("memory"))
  }

  @Test("A dropped signal and a status of 0 are not reported", arguments: Role.allCases)
  func droppedSignalIsNotReported(_ role: Role) throws {
    let scene = try Scene(role, ["-r", "TERM:0", "--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGTERM)
    try scene.send(SIGUSR2)
    #expect(try scene.process.output.line() == "signal 12")
    try scene.send(SIGUSR1)
    #expect(try scene.process.finish().errors == "")
  }

  @Test("-v reports start, signals, reaped processes, shutdown and exit", arguments: Role.allCases)
  func verboseReportsWholeLife(_ role: Role) throws {
    // Adopts an orphan that exits with 0, then stays, and leaves a process behind.
    let commands = "(sleep 0 &); exec \(Programs.fixture) leave-behind stay session:obey"
    let scene = try Scene(role, ["-v", "--", "sh", "-c", commands])
    defer { scene.end() }
    #expect(try scene.process.output.line() == "left 1")
    let errors = scene.process.errors
    let pid = try #require(ProcessTable.namespacePID(try scene.commandPID()))
    let started = try #require(try errors.line())
    #expect(started.contains("Started") && started.contains("sh") && started.contains("\(pid)"))
    #expect(try errors.line(containing: "Reaped").contains("status 0"))
    try scene.send(SIGWINCH)
    #expect(try errors.line(containing: "Forwarded").contains("SIGWINCH"))
    try scene.send(SIGTERM)
    #expect(try errors.line(containing: "Forwarded").contains("SIGTERM"))
    #expect(try errors.line(containing: "killed by SIGTERM").contains("\(pid)"))
    let told = try errors.line(containing: "Left behind before SIGTERM: ")
    #expect(told.contains(/: [0-9]+ \(initlet-fixture, state [RS]\)$/), "\(told)")
    #expect(try errors.line(containing: "Reaped").contains("SIGTERM"))
    _ = try errors.line(containing: "Exiting with status 143")
    #expect(try scene.process.finish().ending == .exited(143))
  }

  @Test("-v names the first few processes left behind, and says how many more there are")
  func leftoversAreNamed() throws {
    let kinds = Array(repeating: "session:obey", count: 20) + ["session:ignore"]
    let scene = try Scene(.held(.pid1), ["-v", "-t0.1"] + Leftovers.command("0", kinds))
    defer { scene.end() }
    let errors = scene.process.errors
    let told = try errors.line(containing: "Left behind before SIGTERM: ")
    #expect(told.matches(of: /[0-9]+ \(initlet-fixture, state [RS]\)/).count == 8, "\(told)")
    #expect(told.hasSuffix(" and 13 more"), "\(told)")
    let killed = try errors.line(containing: "Left behind before SIGKILL: ")
    #expect(killed.matches(of: /[0-9]+ \(initlet-fixture, state [RS]\)/).count == 1, "\(killed)")
    #expect(try scene.initEnding() == .exited(0))
  }

  @Test("-v says that --wait waits, and for whom", arguments: Role.allCases)
  func waitingIsReported(_ role: Role) throws {
    let scene = try Scene(
      .held(role),
      ["-v", "--wait"] + Leftovers.command("stay", ["session:ignore", "group:ignore"]))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    try scene.endCommand()
    let errors = scene.process.errors
    let waiting = try errors.line(containing: "Waiting for: ")
    #expect(waiting.matches(of: /[0-9]+ \(initlet-fixture, state [RS]\)/).count == 2, "\(waiting)")
    for leftover in leftovers { try Scene.send(SIGKILL, to: leftover) }
    #expect(try scene.initEnding() == .exited(137))
  }

  @Test("-v says that --stop-delay holds back a request to end", arguments: Role.allCases)
  func heldRequestIsReported(_ role: Role) throws {
    let scene = try Scene(
      role, ["-v", "--stop-delay", "0.2", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGTERM)
    let errors = scene.process.errors
    _ = try errors.line(containing: "Held back SIGTERM")
    _ = try errors.line(containing: "Forwarded SIGTERM")
  }

  @Test("-v reports the status of an adopted process", arguments: Role.allCases)
  func verboseReportsStatusOfAdoptedProcess(_ role: Role) throws {
    let fixture = Programs.fixture
    // The subshell waits for its parent's end, so that the init adopts it.
    let orphan = "(exec 3<&0; (read x <&3; exec \(fixture) exit-with 77) & )"
    let scene = try Scene(
      role, ["-v", "--", "sh", "-c", "\(orphan); exec \(fixture) print-signals"])
    defer { scene.end() }
    try scene.ready()
    scene.process.input.close()
    #expect(try scene.process.errors.line(containing: "Reaped").contains("77"))
  }

  @Test("A command with hostile bytes in its name does not spoil the log")
  func hostileNameDoesNotSpoilLog() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let name = "new\nline\u{1b}[31m\u{9b}31m"
    try folder.script(name, "exit 3")
    let outcome = try Scene.run(Self.setting(.pid1), ["-v", "--", folder[name]])
    #expect(outcome.ending == .exited(3))
    #expect(!outcome.errors.contains("\u{1b}"))
    #expect(!outcome.errors.unicodeScalars.contains("\u{9b}"))
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("initlet: ") }, "\(outcome.errors)")
    let missing = try Scene.run(Self.setting(.pid1), ["--", "no\nsuch"])
    #expect(missing.ending == .exited(127))
    #expect(missing.errorLines.count == 1, "\(missing.errors)")
  }

  @Test("With -v a signal that a rewrite drops leaves a line", arguments: Role.allCases)
  func droppedSignalLeavesLine(_ role: Role) throws {
    let words = ["-v", "-r", "USR1:0", "--", Programs.fixture, "print-signals", "15"]
    let scene = try Scene(role, words)
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    #expect(try scene.process.errors.line(containing: "USR1") == "initlet: Dropped SIGUSR1")
    try scene.send(SIGTERM)
    #expect(try scene.process.output.line() == "signal 15")
  }

  @Test("A full pipe as standard error holds up no signal", arguments: Role.allCases)
  func fullPipeHoldsUpNothing(_ role: Role) throws {
    let scene = try Scene(role, ["-v", "--", Programs.fixture, "print-signals", "15"])
    defer { scene.end() }
    try scene.ready()
    // Enough lines to fill a pipe of 64 KiB that nobody reads.
    for _ in 0..<2500 {
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal 10")
    }
    try scene.send(SIGTERM)
    #expect(try scene.process.output.line() == "signal 15")
  }
}
