import Glibc
import Testing

@testable import TestSupport

/// As `docker run -t` starts it.
@Suite("A terminal of the init's own works as without an init", .needs(.namespaces), .serialized)
struct OwnTerminalTests {
  /// The numbers that print-signals has told.
  private static func signals(in text: String) -> [Int32] {
    text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("signal ") }
      .compactMap { Int32($0.dropFirst("signal ".count)) }
  }

  @Test(
    "On a terminal of its own the init forwards each signal once and adds none",
    arguments: TerminalWay.all, Role.allCases)
  func terminalSignalArrivesOnce(_ way: TerminalWay, _ role: Role) throws {
    let terminal = try PseudoTerminal()
    var setting = try way.setting(role).on(terminal)
    // The command has them blocked from the start, so that none is lost.
    setting.before += [Programs.fixture, "with-state", "blocked=1", "blocked=18", "--"]
    let scene = try Scene(setting, way.options + ["--", Programs.fixture, "print-signals", "3"])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try terminal.sendSignals()
    let rest = try terminal.output.rest()
    #expect(Self.signals(in: rest.replacing("^\\", with: "")) == [SIGQUIT])
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "On a terminal of the init's own Ctrl-C ends the command", arguments: TerminalWay.all,
    Role.allCases)
  func interruptEndsCommand(_ way: TerminalWay, _ role: Role) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    let scene = try Scene(
      way.setting(role).on(terminal), way.options + ["--", scripts.folder["listen"]])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try terminal.type("hello")
    try terminal.output.text(through: "got hello")
    try terminal.press(.interrupt)
    #expect(try scene.ending() == .exited(130))
  }

  @Test(
    "On a terminal of the init's own a shell has job control",
    arguments: TerminalWay.all.filter { !$0.sharesGroup }, Role.allCases)
  func shellHasJobControl(_ way: TerminalWay, _ role: Role) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    var setting = try way.setting(role).on(terminal)
    setting.environment.append(Array("PS1=PROMPT> ".utf8))
    let scene = try Scene(setting, way.options + ["--", "sh", "-i"])
    defer { scene.end() }
    let start = try terminal.output.text(through: "PROMPT> ")
    #expect(!start.contains("job control"))
    #expect(terminal.foreground == (try scene.commandPID()))
    try terminal.type(scripts.folder["wait"])
    try terminal.output.text(through: "ready")
    try terminal.press(.suspend)
    try terminal.output.text(through: "Stopped")
    try terminal.output.text(through: "PROMPT> ")
    #expect(terminal.foreground == (try scene.commandPID()))
    try terminal.type("fg")
    let shell = try scene.commandPID()
    _ = try eventually("the job in the foreground") { terminal.foreground == shell ? nil : true }
    try terminal.press(.interrupt)
    try terminal.output.text(through: "PROMPT> ")
    try terminal.type("exit 7")
    #expect(try scene.ending() == .exited(7))
  }

  @Test(
    "On a terminal of its own the init sends nothing to a process from before its start",
    // The daemon is a child of PID 1, by whichever way.
    arguments: Role.allCases, [false, true])
  func earlierProcessIsSentNothing(_ role: Role, _ isDaemon: Bool) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    let told = scripts.folder["told"]
    var setting = Setting(role).on(terminal)
    setting.before += [
      "sh", "-c",
      """
      \(isDaemon ? "(" : "") \(Programs.fixture) print-signals >\(told) & \(isDaemon ? ")" : "")
      while ! [ -s \(told) ]; do :; done; exec "$@"
      """, "sh",
    ]
    let scene = try Scene(setting, ["--", scripts.folder["listen"]])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try terminal.type("hello")
    try terminal.output.text(through: "got hello")
    let helper = try #require(
      try scene.members().first {
        ProcessTable.read("/proc/\($0.pid)/cmdline")?.contains("initlet-fixture\0print-signals")
          == true
      })
    try Scene.send(SIGUSR1, to: helper.pid)
    let all = try eventually("the helper's signal") {
      scripts.folder.read("told").flatMap { $0.contains("signal 10\n") ? $0 : nil }
    }
    #expect(Self.signals(in: all) == [SIGUSR1])
  }
}
