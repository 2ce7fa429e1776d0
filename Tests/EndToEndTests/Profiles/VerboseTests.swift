import Glibc
import Testing

@testable import TestSupport

@Suite("Under a peer's name scripts find the lines that they look for", .needsPeers)
struct VerboseTests {
  /// What dumb-init's own tests look for, in this order; N and M are the pids.
  private static let dumbInitLines = [
    #"\[dumb-init\] Child spawned with PID N\."#,
    #"\[dumb-init\] Received signal 10\."#,
    #"\[dumb-init\] Forwarded signal 10 to children\."#,
    #"\[dumb-init\] A child with PID N exited with exit status 0\."#,
    #"\[dumb-init\] Forwarded signal 15 to children\."#,
    #"\[dumb-init\] Child exited with status 0\. Goodbye\."#,
  ]

  /// Runs a command that USR1 ends with status 0.
  private static func verbose(
    _ setting: Setting, _ options: [String]
  ) throws -> (lines: [String], command: pid_t) {
    let scene = try Scene(setting, options + ["--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    let command = try #require(ProcessTable.namespacePID(try scene.commandPID()))
    try scene.send(SIGUSR1)
    let outcome = try scene.process.finish()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == "signal 10\n")
    return (outcome.errorLines, command)
  }

  @Test(
    "dumb-init's lines about a life come in its words and order",
    arguments: [["-v"], ["--verbose"], ["DUMB_INIT_DEBUG=1"]], Player.allCases)
  func dumbInitReportsLife(_ words: [String], _ player: Player) throws {
    let variables = words.filter { $0.contains("=") }
    for role in Role.allCases {
      let (lines, command) = try Self.verbose(
        Setting(role, .dumbInit, player, variables), words.filter { !$0.contains("=") })
      var rest = lines[...]
      for pattern in Self.dumbInitLines {
        let regex = try Regex(pattern.replacing("N", with: "\(command)"))
        let found = try rest.firstIndex { try regex.wholeMatch(in: $0) != nil }
        let index = try #require(found, "\(pattern) in \(lines)")
        rest = rest[(index + 1)...]
      }
      #expect(rest.isEmpty)
      // The two processes of dumb-init's own write into each other's lines.
      #expect(lines.contains { $0.contains("setsid complete.") }, "\(lines)")
      if player == .standIn {
        #expect(lines.allSatisfy { $0.hasPrefix("[dumb-init] ") }, "\(lines)")
      }
    }
  }

  /// In this order, and nothing after it.
  private static let lastLines =
    #"\[dumb-init\] Received signal 17\.\n\[dumb-init\] A child with PID \d+ exited with exit status 7\."#
    + #"\n\[dumb-init\] Forwarded signal 15 to children\.\n"#
    + #"\[dumb-init\] Child exited with status 7\. Goodbye\.\n$"#

  @Test(
    "dumb-init's last lines come in its words and order", arguments: Player.allCases, Role.allCases)
  func dumbInitReportsEnd(_ player: Player, _ role: Role) throws {
    for options in [["-v"], ["-v", "-c"]] {
      let outcome = try Scene.run(
        Setting(role, .dumbInit, player), options + [Programs.fixture, "exit-with", "7"])
      #expect(try outcome.errors.contains(Regex(Self.lastLines)), "\(outcome.errors)")
    }
  }

  @Test(
    "Under dumb-init's name the init is silent unless DUMB_INIT_DEBUG is 1",
    arguments: [
      "DUMB_INIT_DEBUG=0", "DUMB_INIT_DEBUG=", "DUMB_INIT_DEBUG=11", "DUMB_INIT_DEBUG=2",
    ],
    Player.allCases)
  func dumbInitIsSilentOtherwise(_ variable: String, _ player: Player) throws {
    #expect(try Self.verbose(Setting(.pid1, .dumbInit, player, [variable]), []).lines == [])
  }

  @Test("dumb-init's lines with -c lack that of the session", arguments: Player.allCases)
  func dumbInitReportsSingleChild(_ player: Player) throws {
    let (lines, _) = try Self.verbose(Setting(.pid1, .dumbInit, player), ["-v", "-c"])
    #expect(!lines.contains("[dumb-init] setsid complete."), "\(lines)")
    #expect(lines.contains("[dumb-init] Forwarded signal 15 to children."), "\(lines)")
  }

  @Test(
    "dumb-init's lines report a command that is killed", arguments: Player.allCases, Role.allCases)
  func dumbInitReportsKilledCommand(_ player: Player, _ role: Role) throws {
    let scene = try Scene(
      Setting(role, .dumbInit, player), ["-v", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let command = try #require(ProcessTable.namespacePID(try scene.commandPID()))
    try scene.endCommand()
    let outcome = try scene.process.finish()
    #expect(outcome.ending == .exited(137))
    let lines = outcome.errorLines
    #expect(
      lines.contains("[dumb-init] A child with PID \(command) was terminated by signal 9."),
      "\(lines)")
    #expect(lines.last == "[dumb-init] Child exited with status 137. Goodbye.")
  }

  @Test("dumb-init's lines report an orphan", arguments: Player.allCases)
  func dumbInitReportsOrphan(_ player: Player) throws {
    let commands = "(sleep 0 & echo $! >&2); exec \(Programs.fixture) print-signals 10"
    let scene = try Scene(Setting(.pid1, .dumbInit, player), ["-v", "--", "sh", "-c", commands])
    defer { scene.end() }
    try scene.ready()
    let pattern = /\[dumb-init\] A child with PID \d+ exited with exit status 0\./
    let line = try scene.process.errors.line(containing: "A child with PID")
    #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
    try scene.send(SIGUSR1)
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "dumb-init's lines report the terminal that it gives up", arguments: Player.allCases,
    Role.allCases)
  func dumbInitReportsTerminalHandOff(_ player: Player, _ role: Role) throws {
    let terminal = try PseudoTerminal()
    let setting = try Setting(role, .dumbInit, player).on(terminal)
    let scene = try Scene(setting, ["-v", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    let both = [SIGHUP, SIGCONT].map { "[dumb-init] Ignoring tty hand-off signal \($0)." }
    for line in both { try terminal.output.text(through: line) }
  }

  @Test(
    "tini's lines about signals come with the verbosity that tini needs",
    arguments: Player.allCases,
    [
      (["TINI_VERBOSITY=3"], [], true), ([], ["-vv"], true), ([], ["-vvv"], true),
      (["TINI_VERBOSITY=3"], ["-v"], true), (["TINI_VERBOSITY=4"], [], true),
      (["TINI_VERBOSITY=2"], [], false), (["TINI_VERBOSITY=1"], ["-vvv"], false), ([], [], false),
      (["TINI_VERBOSITY=0"], ["-vvv"], false), ([], ["-v"], false),
    ] as [([String], [String], Bool)])
  func tiniReportsSignals(_ player: Player, _ example: ([String], [String], Bool)) throws {
    let (variables, options, tells) = example
    let outcome = try Scene.run(
      Setting(.pid1, .tini, player, variables), options + [Programs.fixture, "exit-with", "7"])
    #expect(outcome.ending == .exited(7))
    // Its own go to the standard output.
    let text = outcome.errors + (player == .original ? outcome.output : "")
    #expect(text.contains("Received SIGCHLD") == tells, "\(text)")
    if player == .standIn { #expect(outcome.output == "") }
  }

  @Test("tini's lines about zombies come with -w", arguments: Player.allCases)
  func tiniReportsZombies(_ player: Player) throws {
    for (options, tells) in [(["-w"], true), ([], false), (["-w", "-v"], true)] {
      let scene = try Scene(
        Setting(.pid1, .tini, player),
        options + ["--", Programs.fixture, "orphan-maker", "1"])
      defer { scene.end() }
      #expect(try scene.process.output.line(containing: "made ") == "made 1")
      if tells {
        let line = try scene.process.errors.line(containing: "Reaped zombie process with pid=")
        #expect(line.contains(/pid=\d+/))
      }
      scene.process.input.close()
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(0))
      if !tells { #expect(!outcome.errors.contains("Reaped zombie process"), "\(outcome.errors)") }
    }
  }

  @Test(
    "Under catatonit's name the init says more with CATATONIT_DEBUG",
    arguments: ["CATATONIT_DEBUG=", "CATATONIT_DEBUG=1"],
    Player.allCases)
  func catatonitReportsMoreWithDebug(_ variable: String, _ player: Player) throws {
    let verbose = try Self.verbose(Setting(.pid1, .catatonit, player, [variable]), []).lines
    #expect(!verbose.isEmpty)
    #expect(try Self.verbose(Setting(.pid1, .catatonit, player), []).lines == [])
  }

  @Test(
    "Under a peer's name each message is one line with the peer's prefix", arguments: Peer.allCases)
  func messagesBeginWithPeersPrefix(_ peer: Peer) throws {
    var setting = try Setting(.pid1, peer, .standIn, [peer.verboseVariable])
    setting.errorsTo = .packets
    let scene = try Scene(setting, ["-w", "--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGHUP, SIGUSR1] { try scene.send(signal) }
    _ = try scene.process.finish()
    #expect(scene.process.errors.pieces.count > 2)
    for piece in scene.process.errors.pieces {
      #expect(piece.hasPrefix(peer.prefix), "\(piece)")
      #expect(piece.firstIndex(of: "\n") == piece.index(before: piece.endIndex), "\(piece)")
    }
  }
}
