import Glibc
import Testing

@testable import TestSupport

@Suite("Job control by a shell works as without an init", .needs(.namespaces), .serialized)
struct JobControlTests {
  @Test("After Ctrl-Z and bg the job runs without the terminal", arguments: TerminalWay.allAndNone)
  func backgroundedJobRunsWithoutTerminal(_ way: TerminalWay?) throws {
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

  @Test("Ctrl-Z and fg at once resume the job, over and over", arguments: TerminalWay.allAndNone)
  func quickForegroundResumesJob(_ way: TerminalWay?) throws {
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

  @Test(
    "A stop of the command by kill stops the job, and fg continues it",
    arguments: TerminalWay.all.filter { !$0.sharesGroup })
  func stopAndContinuationByKillWork(_ way: TerminalWay) throws {
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

  @Test("A hang-up ends the job in the foreground", arguments: TerminalWay.allAndNone)
  func hangUpEndsForegroundJob(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait"))
      shell.terminal.hangUp()
      try shell.awaitEnd()
      try shell.expectNobodyElse()
    }
  }

  @Test(
    "A hang-up ends a stopped job and one in the background", arguments: TerminalWay.allAndNone,
    [true, false])
  func hangUpEndsStoppedAndBackgroundJobs(_ way: TerminalWay?, _ isStopped: Bool) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait") + (isStopped ? "" : " &"))
      if isStopped { try shell.suspend() }
      shell.terminal.hangUp()
      try shell.awaitEnd()
      try shell.expectNobodyElse()
    }
  }

  @Test(
    "A hang-up reaches a job in the background once",
    // With -c the command is told by the shell, as a part of its job, and by the init.
    arguments: TerminalWay.allAndNone.filter { $0?.sharesGroup != true })
  func hangUpReachesBackgroundJobOnce(_ way: TerminalWay?) throws {
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

  @Test("nohup keeps a job through a hang-up", arguments: TerminalWay.allAndNone)
  func nohupKeepsJobThroughHangUp(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type("nohup \(try scripts.line(way, "wait")) >/dev/null 2>&1 &")
      let command = try shell.commandPID(of: "sleep")
      shell.terminal.hangUp()
      try shell.awaitEnd()
      #expect(ProcessTable.entry(command)?.isZombie == false)
    }
  }
}
