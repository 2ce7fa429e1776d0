import Glibc
import Testing

@testable import TestSupport

/// The numbers that print-signals has told.
private func signals(in text: String) -> [Int32] {
  text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("signal ") }
    .compactMap { Int32($0.dropFirst("signal ".count)) }
}

extension PseudoTerminal {
  /// One of each that a terminal sends by itself, the last of them QUIT.
  fileprivate func sendSignals() throws {
    try press(.interrupt)
    try output.expectSignals(SIGINT)
    try resize(rows: 30, columns: 100)
    try output.expectSignals(SIGWINCH)
    try press(.quit)
  }
}

extension Stream {
  /// The next signals that are told, which have to be these.
  fileprivate func expectSignals(_ expected: Int32...) throws {
    for signal in expected {
      let line = try line(containing: "signal ").filter { $0 != "\r" }
      // The terminal shows the key before it.
      guard line.hasSuffix("signal \(signal)") else { throw Failure("“\(line)”, not \(signal)") }
    }
  }
}

@Suite("In an interactive shell", .needs(.namespaces), .serialized)
struct TerminalTests {
  @Test("Ctrl-C ends the command", arguments: TerminalWay.all)
  func interrupt(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(scripts.line(way, "listen"))
      #expect(try shell.interrupt() == 130)
      try shell.expectAlive()
    }
  }

  @Test("Each signal of the terminal arrives once", arguments: TerminalWay.all)
  func once(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      let words = try way.words() + ["--", Programs.fixture, "print-signals 3"]
      try shell.start(words.joined(separator: " "))
      try shell.terminal.sendSignals()
      try shell.terminal.output.expectSignals(SIGQUIT)
      try shell.awaitPrompt()
      #expect(try shell.status() == 0)
    }
  }

  @Test("Ctrl-Z stops the job, and fg continues it", arguments: TerminalWay.all)
  func suspend(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(scripts.line(way, "listen"))
      for word in ["one", "two"] {
        // With -c the command has the terminal as a part of the init's group.
        try shell.suspendAndContinue()
        try shell.converse(word)
      }
      #expect(try shell.interrupt() == 130)
    }
  }

  @Test("In the background it leaves the terminal alone, until fg", arguments: TerminalWay.all)
  func background(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(scripts.line(way, "wait") + " &")
      try shell.expectAlive()
      for _ in 1...2 {
        try shell.bringToForeground()
        try shell.suspend()
        try shell.expectAlive()
      }
      try shell.bringToForeground()
      #expect(try shell.interrupt() == 130)
    }
  }

  @Test("A command that stops itself stops the job", arguments: TerminalWay.all)
  func stopsItself(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type(scripts.line(way, "stop"))
      if way.sharesGroup {
        // There the job is only stopped by the terminal.
        try shell.awaitStop(of: "stop")
        try shell.suspend()
      } else {
        try shell.awaitStop()
      }
      try shell.expectAlive()
      try shell.terminal.type("fg")
      try shell.terminal.output.text(through: "back")
      try shell.awaitPrompt()
      #expect(try shell.status() == 0)
    }
  }

  @Test(
    "Ctrl-C ends a script around it, as without an init", arguments: TerminalWay.allAndNone,
    ["bash", "sh"])
  func script(_ way: TerminalWay?, _ interpreter: String) throws {
    try InteractiveShell.with { shell, scripts in
      let line = try scripts.line(way, "wait")
      try scripts.folder.script("around", "\(line)\necho NEXT", first: "#!/bin/\(interpreter)\n")
      try shell.start(scripts.folder["around"])
      try shell.terminal.press(.interrupt)
      let text = try shell.awaitPrompt()
      #expect(!text.contains("NEXT"))
      #expect(try shell.status() == 130)
    }
  }

  @Test("A PID 1 made by the shell leaves it the terminal", arguments: TerminalWay.all)
  func namespace(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      let unshare = "unshare --pid --fork --kill-child "
      try shell.start(unshare + scripts.line(way, "wait") + " &")
      try shell.expectAlive()
      try shell.start(unshare + scripts.line(way, "listen"))
      try shell.converse("hello")
      try shell.terminal.press(.interrupt)
      try shell.awaitPrompt()
      try shell.expectAlive()
    }
  }
}

/// As `docker run -t` starts it.
@Suite("As PID 1 with a terminal of its own", .needs(.namespaces), .serialized)
struct SessionLeaderTerminalTests {
  @Test("No signal comes by itself, and each once", arguments: TerminalWay.all, Role.allCases)
  func once(_ way: TerminalWay, _ role: Role) throws {
    let terminal = try PseudoTerminal()
    var setting = try way.setting(role).on(terminal)
    // The command has them blocked from the start, so that none is lost.
    setting.before += [Programs.fixture, "with-state", "blocked=1", "blocked=18", "--"]
    let scene = try Scene(setting, way.options + ["--", Programs.fixture, "print-signals", "3"])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try terminal.sendSignals()
    let rest = try terminal.output.rest()
    #expect(signals(in: rest.replacing("^\\", with: "")) == [SIGQUIT])
    #expect(try scene.ending() == .exited(0))
  }

  @Test("Ctrl-C ends the command", arguments: TerminalWay.all, Role.allCases)
  func interrupt(_ way: TerminalWay, _ role: Role) throws {
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
    "A shell has job control", arguments: TerminalWay.all.filter { !$0.sharesGroup }, Role.allCases)
  func jobControl(_ way: TerminalWay, _ role: Role) throws {
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

  @Test("Whoever was there before the init is sent nothing", arguments: Role.allCases)
  func helper(_ role: Role) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    let told = scripts.folder["told"]
    var setting = Setting(role).on(terminal)
    setting.before += [
      "sh", "-c",
      """
      \(Programs.fixture) print-signals >\(told) &
      while ! [ -s \(told) ]; do :; done; exec "$@"
      """, "sh",
    ]
    let scene = try Scene(setting, ["--", scripts.folder["listen"]])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try terminal.type("hello")
    try terminal.output.text(through: "got hello")
    let helper = try #require(
      ProcessTable.children(of: try scene.initPID()).first {
        ProcessTable.entry($0)?.name == "initlet-fixture"
      })
    try Scene.send(SIGUSR1, to: helper)
    let all = try eventually("the helper's signal") {
      scripts.folder.read("told").flatMap { $0.contains("signal 10\n") ? $0 : nil }
    }
    #expect(signals(in: all) == [SIGUSR1])
  }
}
