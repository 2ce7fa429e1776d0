import Glibc
import Testing

@testable import TestSupport

@Suite("Job control by a shell", .needs(.namespaces), .serialized)
struct JobControlTests {
  @Test("Ctrl-Z and bg leave it running, without the terminal", arguments: TerminalWay.allAndNone)
  func background(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait"))
      for _ in 1...2 {
        try shell.suspend()
        try shell.resumeInBackground()
        try shell.expectAlive()
        try shell.bringToForeground()
      }
      #expect(try shell.interrupt() == 130)
    }
  }

  @Test("Ctrl-Z and at once fg, over and over", arguments: TerminalWay.allAndNone)
  func quick(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "listen"))
      for turn in 1...15 {
        try shell.suspendAndResume()
        try shell.converse("turn \(turn)")
      }
      try shell.terminal.press(.interrupt)
      try shell.awaitPrompt()
      try shell.expectAlive()
    }
  }

  @Test("A stop and a continuation by kill", arguments: TerminalWay.all.filter { !$0.sharesGroup })
  func byKill(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "listen"))
      let command = try shell.commandPID(of: "listen")
      try Scene.send(SIGTSTP, to: command)
      try shell.awaitStop()
      try shell.expectAlive()
      try shell.bringToForeground()
      try shell.converse("more")
    }
  }

  @Test("A hang-up ends what is in the foreground", arguments: TerminalWay.allAndNone)
  func foregroundHangUp(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait"))
      shell.terminal.hangUp()
      try shell.awaitEnd()
      try shell.expectNobodyElse()
    }
  }

  @Test(
    "… what is stopped, and what is in the background", arguments: TerminalWay.allAndNone,
    [true, false])
  func hangUp(_ way: TerminalWay?, _ isStopped: Bool) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait") + (isStopped ? "" : " &"))
      if isStopped { try shell.suspend() }
      shell.terminal.hangUp()
      try shell.awaitEnd()
      try shell.expectNobodyElse()
    }
  }

  @Test(
    "A hang-up arrives once in the background",
    // With -c the command is told by the shell, as a part of its job, and by the init; with
    // --guard the second init by the shell and by the first.
    arguments: TerminalWay.allAndNone.filter { $0?.sharesGroup != true && $0?.isGuarded != true })
  func oneHangUp(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type(try scripts.line(way, "note") + " &")
      try scripts.awaitNote("ready")
      let command = try shell.commandPID(of: "initlet-fixture")
      shell.terminal.hangUp()
      try shell.awaitEnd()
      // By way of the init, which has to be done with all others before it.
      let parent = try #require(ProcessTable.entry(command)).parent
      try Scene.send(Signals.last, to: way == nil ? command : parent)
      #expect(try scripts.noted() == [SIGHUP])
    }
  }

  @Test("disown and nohup keep it through a hang-up", arguments: TerminalWay.allAndNone)
  func keeps(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type("nohup \(try scripts.line(way, "wait")) >/dev/null 2>&1 &")
      let command = try shell.commandPID(of: "sleep")
      shell.terminal.hangUp()
      try shell.awaitEnd()
      #expect(ProcessTable.entry(command)?.isZombie == false)
    }
  }
}
