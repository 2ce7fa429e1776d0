import Glibc
import Testing

@testable import TestSupport

/// As `docker run -t` starts it: what the command sees is what it would see without an init.
@Suite(
  "The leader of a terminal's session behaves as without an init", .needs(.namespaces), .serialized)
struct LeadingTerminalTests {
  private static func with(
    _ way: TerminalWay, _ role: Role, _ name: String, redirecting redirection: String = "",
    _ body: (PseudoTerminal, Scene, TerminalScripts) throws -> Void
  ) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    var setting = try way.setting(role)
    if redirection != "" { setting.before = ["sh", "-c", "exec \"$@\" \(redirection)", "sh"] }
    let scene = try Scene(setting.on(terminal), way.options + ["--", scripts.folder[name]])
    defer { scene.end() }
    try body(terminal, scene, scripts)
  }

  /// Nobody could ever continue it.
  @Test(
    "Ctrl-Z does not stop a session leader's command for good", arguments: TerminalWay.all,
    Role.allCases)
  func suspendDoesNotStopCommandForGood(_ way: TerminalWay, _ role: Role) throws {
    try Self.with(way, role, "listen") { terminal, scene, scripts in
      try terminal.output.text(through: "ready")
      for turn in 1...3 {
        try terminal.press(.suspend)
        try terminal.type("turn \(turn)")
        try terminal.output.text(through: "got turn \(turn)")
      }
      try terminal.press(.interrupt)
      #expect(try scene.ending() == .exited(130))
    }
  }

  @Test(
    "A hang-up reaches a session leader's command once", arguments: TerminalWay.all, Role.allCases)
  func hangUpArrivesOnce(_ way: TerminalWay, _ role: Role) throws {
    try Self.with(way, role, "note") { terminal, scene, scripts in
      try scripts.awaitNote("ready")
      terminal.hangUp()
      try scripts.awaitNote("signal 1")
      try scripts.awaitNote("signal 18")
      try Scene.send(Signals.last, to: try scene.commandPID())
      #expect(try scripts.noted() == [SIGHUP, SIGCONT])
    }
  }

  @Test("A hang-up ends a session leader's command", arguments: TerminalWay.all, Role.allCases)
  func hangUpEndsCommand(_ way: TerminalWay, _ role: Role) throws {
    try Self.with(way, role, "wait") { terminal, scene, scripts in
      try terminal.output.text(through: "ready")
      terminal.hangUp()
      #expect(try scene.ending() == .exited(128 + SIGHUP))
    }
  }

  @Test(
    "A session leader's command gets each signal whatever the standard descriptors are",
    arguments: TerminalWay.all, Role.allCases)
  func redirectedDescriptorsKeepSignals(_ way: TerminalWay, _ role: Role) throws {
    for redirection in RedirectionTests.redirections {
      try Self.with(way, role, "note", redirecting: redirection) { terminal, scene, scripts in
        try scripts.awaitNote("ready")
        try terminal.press(.interrupt)
        try scripts.awaitNote("signal 2")
        try terminal.resize(rows: 30, columns: 100)
        try scripts.awaitNote("signal 28")
        try terminal.press(.quit)
        try scripts.awaitNote("signal 3")
        try Scene.send(Signals.last, to: try scene.commandPID())
        #expect(try scripts.noted() == [SIGINT, SIGWINCH, SIGQUIT], "\(redirection)")
      }
    }
  }

  @Test(
    "Below a session leader an init forwards each signal of the terminal once",
    arguments: TerminalWay.all, Role.allCases)
  func nestedInitForwardsOnce(_ way: TerminalWay, _ role: Role) throws {
    for inner in [way] + TerminalWay.own {
      let scripts = try TerminalScripts()
      defer { scripts.folder.remove() }
      let terminal = try PseudoTerminal()
      let words = try way.options + ["--"] + inner.words() + ["--", scripts.folder["note"]]
      let scene = try Scene(way.setting(role).on(terminal), words)
      defer { scene.end() }
      try scripts.awaitNote("ready")
      try terminal.press(.interrupt)
      try scripts.awaitNote("signal 2")
      try terminal.resize(rows: 30, columns: 100)
      try scripts.awaitNote("signal 28")
      let command = try #require(try scene.survivors().first { $0.name == "initlet-fixture" })
      try Scene.send(Signals.last, to: command.pid)
      #expect(try scripts.noted() == [SIGINT, SIGWINCH], "\(inner.testDescription)")
    }
  }

  @Test(
    "less and vim work below a session leader", .needs(.less, .vim), arguments: TerminalWay.all,
    Role.allCases)
  func fullScreenProgramsWork(_ way: TerminalWay, _ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.file("long", (1...2000).map { "\($0)\n" }.joined())
    var terminal = try PseudoTerminal()
    var setting = try way.setting(role)
    setting.environment.append(Array("TERM=vt100".utf8))
    let pager = ["--", try Requirement.less.program(), folder["long"]]
    let less = try Scene(setting.on(terminal), way.options + pager)
    defer { less.end() }
    try terminal.output.text(through: "23\r\n")
    try terminal.type("1000G", end: "")
    try terminal.output.text(through: "1022\r\n")
    try terminal.type("q", end: "")
    #expect(try less.ending() == .exited(0))

    terminal = try PseudoTerminal()
    let words = [
      "--", try Requirement.vim.program(), "-u", "NONE", "-i", "NONE", "-n", folder["text"],
    ]
    let vim = try Scene(setting.on(terminal), way.options + words)
    defer { vim.end() }
    try terminal.output.text(through: "[New")
    try terminal.type("ifirst\u{1b}", end: "")
    try terminal.output.text(through: "first")
    try terminal.type(":wq")
    #expect(try vim.ending() == .exited(0))
    #expect(folder.read("text") == "first\n")
  }
}
