import Glibc
import Testing

@testable import TestSupport

/// The keys and signals come 0 to 3 ms after the init's exec: before it makes the command's process,
/// before the command executes, and after.
@Suite("No moment of the launch loses a key or a signal", .needs(.namespaces), .serialized)
struct LaunchMomentTests {
  private static let ways = TerminalWay.all.filter { !$0.isGuarded }

  /// Microseconds; the early moments are hit more often.
  private static let moments = (0..<25).map { $0 * $0 * 5 }

  /// Runs `body` with the init for each moment, after a line was typed and the moment has come.
  private static func forEachMoment(
    _ shell: InteractiveShell, _ way: TerminalWay, typing line: String,
    _ body: (pid_t) throws -> Void
  ) throws {
    for moment in moments {
      try shell.terminal.type(line)
      try body(try shell.awaitInit(way, andThen: moment))
    }
  }

  private static func line(_ way: TerminalWay) throws -> String {
    (try way.words() + ["--", "sleep", "1000"]).joined(separator: " ")
  }

  @Test("Ctrl-Z at any moment stops the job, and Ctrl-C ends it after fg", arguments: ways)
  func suspendStopsJob(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try Self.forEachMoment(shell, way, typing: Self.line(way)) { _ in
        try shell.terminal.press(.suspend)
        try shell.awaitStop()
        try shell.endStoppedJob()
      }
      #expect(try shell.status() == 130)
      try shell.expectNobodyElse()
    }
  }

  @Test(
    "Ctrl-Z at any moment stops the job while both processors are busy",
    arguments: [TerminalWay.own[0], TerminalWay.own[1]])
  func suspendStopsJobOnBusyMachine(_ way: TerminalWay) throws {
    let load = try (0..<2).map { _ in try Subprocess(["/bin/sh", "-c", "while :; do :; done"]) }
    defer {
      for process in load { process.kill() }
    }
    try suspendStopsJob(way)
  }

  @Test("Ctrl-C at any moment ends a loop of the shell", arguments: ways)
  func interruptEndsLoop(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      let line = "while true; do \(try Self.line(way)); done"
      try Self.forEachMoment(shell, way, typing: line) { _ in
        try shell.terminal.press(.interrupt)
        try shell.awaitPrompt()
      }
      try shell.expectNobodyElse()
      try shell.expectAlive()
    }
  }

  @Test("Ctrl-C at any moment ends the script around the init", arguments: ways)
  func interruptEndsScript(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      let line = try Self.line(way)
      try scripts.folder.script("around", "\(line)\necho NEXT", first: "#!/bin/bash\n")
      try Self.forEachMoment(shell, way, typing: scripts.folder["around"]) { _ in
        try shell.terminal.press(.interrupt)
        #expect(!(try shell.awaitPrompt()).contains("NEXT"))
      }
      try shell.expectNobodyElse()
      try shell.expectAlive()
    }
  }

  @Test("Ctrl-\\ at any moment ends the job", arguments: ways)
  func quitEndsJob(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try Self.forEachMoment(shell, way, typing: Self.line(way)) { _ in
        try shell.terminal.press(.quit)
        try shell.awaitPrompt()
      }
      #expect(try shell.status() == 131)
      try shell.expectNobodyElse()
    }
  }

  @Test("STOP to the init or its group at any moment stops the job until fg", arguments: ways)
  func stopStopsJob(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      var toGroup = false
      try Self.forEachMoment(shell, way, typing: Self.line(way)) { job in
        try Scene.send(SIGSTOP, to: job, inGroup: toGroup)
        toGroup.toggle()
        try shell.terminal.output.text(through: "Stopped")
        try shell.awaitPrompt()
        try shell.endStoppedJob()
      }
      #expect(try shell.status() == 130)
      try shell.expectNobodyElse()
    }
  }

  @Test("TERM to the init or its group at any moment ends the job", arguments: ways)
  func terminationEndsJob(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      var toGroup = false
      try Self.forEachMoment(shell, way, typing: Self.line(way)) { job in
        try Scene.send(SIGTERM, to: job, inGroup: toGroup)
        toGroup.toggle()
        try shell.awaitPrompt()
      }
      #expect(try shell.status() == 143)
      try shell.expectNobodyElse()
    }
  }

  @Test("A hang-up at any moment ends the job", arguments: ways)
  func hangUpEndsJob(_ way: TerminalWay) throws {
    for moment in Self.moments where moment % 3 == 0 {
      try InteractiveShell.with { shell, scripts in
        try shell.terminal.type(Self.line(way))
        _ = try shell.awaitInit(way, andThen: moment)
        shell.terminal.hangUp()
        try shell.awaitEnd()
        try shell.expectNobodyElse()
      }
    }
  }

  @Test(
    "HUP to a session leader arrives at any moment of the launch",
    arguments: [TerminalWay.own[0]] + Contender.standIns.map { TerminalWay(contender: $0) },
    Role.allCases)
  func hangUpReachesLeadersCommand(_ way: TerminalWay, _ role: Role) throws {
    for moment in 0..<12 {
      let terminal = try PseudoTerminal()
      var setting = try way.setting(role).on(terminal)
      // The command has it blocked from the start, so that it tells of one from before its start.
      setting.before += [Programs.fixture, "with-state", "blocked=1", "--"]
      let scene = try Scene(setting, way.options + ["--", Programs.fixture, "print-signals", "1"])
      defer { scene.end() }
      _ = try scene.initPID()
      usleep(UInt32(moment * 100))
      try scene.send(SIGHUP)
      #expect(try scene.ending() == .exited(0))
    }
  }
}

extension InteractiveShell {
  /// Waits until a job of the shell, or a script that is one, has executed the init, and then for
  /// some microseconds.
  fileprivate func awaitInit(_ way: TerminalWay, andThen microseconds: Int) throws -> pid_t {
    let path = try way.contender.path()
    let shell = try pid()
    let deadline = Deadline.after(Deadline.hang)
    while !deadline.hasPassed {
      let jobs = ProcessTable.children(of: shell)
      let found = (jobs + jobs.flatMap(ProcessTable.children)).first {
        ProcessTable.link("/proc/\($0)/exe") == path
      }
      guard let found else { continue }
      let end = ContinuousClock.now.advanced(by: .microseconds(microseconds))
      while ContinuousClock.now < end {}
      return found
    }
    throw Failure("the shell starts no init")
  }

  /// Brings a stopped job back, and ends it by the key.
  fileprivate func endStoppedJob() throws {
    try bringToForeground()
    try terminal.press(.interrupt)
    try awaitPrompt()
  }
}
