import Glibc
import Testing

@testable import TestSupport

extension Outcome {
  /// What was said, but for what the emulator cannot do.
  fileprivate var relevantLines: [String] {
    errorLines.filter { !$0.hasPrefix("initlet: cannot become a subreaper") }
  }
}

/// Those for bare x86 are linked by gcc.
@Suite("Builds for other architectures keep the promises", .needs(.namespaces, .emulators, .gcc))
struct CrossArchitectureTests {
  @Test("The executable built for an architecture is for it", arguments: Architecture.allCases)
  func executableIsForArchitecture(_ architecture: Architecture) throws {
    #expect(try ELFFile(path: architecture.executable()).machine == architecture.elfMachine)
  }

  @Test(
    "Exit statuses get through on other architectures", arguments: Architecture.allCases,
    Role.allCases)
  func exitStatusGetsThroughOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    for code: Int32 in [0, 1, 7, 126, 127, 128, 255] {
      let outcome = try architecture.run(role, ["--", Programs.fixture, "exit-with", "\(code)"])
      #expect(outcome.ending == .exited(code))
      #expect(outcome.relevantLines == [])
    }
    for signal in [SIGTERM, SIGSEGV, SIGKILL] {
      let outcome = try architecture.run(role, ["--", Programs.fixture, "die-by", "\(signal)"])
      #expect(outcome.ending == .exited(128 + signal))
    }
  }

  @Test(
    "An ignored SIGCHLD costs no status on other architectures", arguments: Architecture.allCases,
    Role.allCases)
  func ignoredChildSignalCostsNoStatusOnArchitecture(
    _ architecture: Architecture, _ role: Role
  ) throws {
    var (setting, words) = try architecture.setting(role)
    setting.before = [Programs.fixture, "with-state", "ignored=\(SIGCHLD)", "--"] + setting.before
    let outcome = try Scene.run(setting, words + ["--", Programs.fixture, "exit-with", "5"])
    #expect(outcome.ending == .exited(5))
  }

  @Test(
    "A command that cannot be started is reported on other architectures",
    arguments: Architecture.allCases, Role.allCases)
  func launchErrorIsReportedOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let missing = try architecture.run(role, ["--", "missing-command"])
    #expect(missing.ending == .exited(127))
    #expect(missing.relevantLines == ["initlet: 'missing-command': command not found"])
    let folder = try architecture.run(role, ["--", "/usr"])
    #expect(folder.ending == .exited(126))
    #expect(folder.relevantLines == ["initlet: '/usr': is a directory"])
    let usage = try architecture.run(role, ["--no-such-option"])
    #expect(usage.ending == .exited(1))
    #expect(usage.errors.contains("'--no-such-option'"))
  }

  @Test(
    "Each signal arrives exactly once on other architectures", arguments: Architecture.allCases,
    Role.allCases)
  func everySignalArrivesOnceOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let (setting, words) = try architecture.setting(role)
    let scene = try Scene(setting, words + ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    // Threads of the emulator leave the first four unblocked and die of them; two real-time signals
    // belong to its libc and, the rest being moved, the last two have no number.
    let taken = [SIGILL, SIGBUS, SIGFPE, SIGSEGV, 32, 33, 63, 64]
    for signal in Signals.forwardable.filter({ !taken.contains($0) }) + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test(
    "With -a a signal reaches deep descendants on other architectures",
    arguments: Architecture.allCases, Role.allCases)
  func allTargetsDeepDescendantsOnArchitecture(
    _ architecture: Architecture, _ role: Role
  ) throws {
    let (setting, words) = try architecture.setting(role)
    let kinds = ["deep3:tell", "group:tell"]
    let scene = try Scene(setting, words + ["-a"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    // The command does not end of it, and so the shutdown tells nobody anything.
    try scene.send(SIGURG)
    let told = try scene.told(4)
    #expect(told.count == 4 && told.values.allSatisfy { $0 == [SIGURG] }, "\(told)")
  }

  /// An init that leads the session of a terminal, once its command has written "there".
  private static func leader(
    _ architecture: Architecture, _ role: Role, _ options: [String]
  ) throws -> (Scene, PseudoTerminal) {
    let terminal = try PseudoTerminal()
    let (setting, words) = try architecture.setting(role)
    let scene = try Scene(setting.on(terminal), words + options)
    try terminal.output.text(through: "there")
    return (scene, terminal)
  }

  @Test(
    "A session leader's command gets the terminal on other architectures",
    arguments: Architecture.allCases, Role.allCases)
  func commandGetsTerminalOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let command = ["--", "sh", "-c", "echo there >/dev/tty; exit 7"]
    let (scene, _) = try Self.leader(architecture, role, command)
    defer { scene.end() }
    #expect(try scene.ending() == .exited(7))
  }

  @Test(
    "Ctrl-C ends a command in the init's own group on other architectures",
    arguments: Architecture.allCases, Role.allCases)
  func interruptEndsCommandOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let command = ["-c", "--", "sh", "-c", "echo there; exec sleep 1000"]
    let (scene, terminal) = try Self.leader(architecture, role, command)
    defer { scene.end() }
    try terminal.press(.interrupt)
    #expect(try scene.ending() == .exited(130))
  }

  @Test(
    "Orphans leave no zombie on other architectures", arguments: Architecture.allCases,
    Role.allCases)
  func orphansLeaveNoZombieOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let (setting, words) = try architecture.setting(role)
    let scene = try Scene(setting, words + ["--", Programs.fixture, "orphan-maker", "500"])
    defer { scene.end() }
    #expect(try scene.process.output.line() == "made 500")
    _ = try eventually("the last zombie to be reaped") {
      try scene.members().contains(where: \.isZombie) ? nil : true
    }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "A subreaper leaves nobody on other architectures", arguments: Architecture.allCases,
    Leftovers.places)
  func subreaperLeavesNobodyOnArchitecture(_ architecture: Architecture, _ place: String) throws {
    var (setting, words) = try architecture.setting(.subreaper)
    setting.held = true
    let kinds = ["obey", "ignore", "stopped"].map { "\(place):\($0)" }
    let command = ["-t", "0.2", "--", Programs.fixture, "leave-behind", "3"] + kinds
    let scene = try Scene(setting, words + command)
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    let survivors = try scene.members().filter { $0.parent != scene.process.pid }
    #expect(survivors.map(\.name) == [])
  }

  @Test(
    "Daemons end cleanly on other architectures", arguments: Architecture.allCases, Role.allCases)
  func daemonsEndCleanlyOnArchitecture(_ architecture: Architecture, _ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let command = [Programs.fixture, "leave-behind", "4", "daemon:write=\(folder["ended"])"]
    let outcome = try architecture.run(role, ["--"] + command)
    #expect(outcome.ending == .exited(4))
    #expect(folder.read("ended") == "ended\n")
  }
}
