import Glibc
import Testing

@testable import TestSupport

@Suite("An interactive shell works as without an init", .needs(.namespaces), .serialized)
struct TerminalTests {
  @Test("Ctrl-C ends a command in a shell", arguments: TerminalWay.all)
  func interruptEndsCommand(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(scripts.line(way, "listen"))
      #expect(try shell.interrupt() == 130)
      try shell.expectAlive()
    }
  }

  @Test("Each signal of the terminal arrives once in a shell", arguments: TerminalWay.all)
  func terminalSignalArrivesOnce(_ way: TerminalWay) throws {
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
  func suspendStopsAndForegroundContinuesJob(_ way: TerminalWay) throws {
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

  @Test("In the background a job leaves the terminal alone until fg", arguments: TerminalWay.all)
  func backgroundJobLeavesTerminalUntilForeground(_ way: TerminalWay) throws {
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
  func commandThatStopsItselfStopsJob(_ way: TerminalWay) throws {
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
    "Ctrl-C ends the script around the init", arguments: TerminalWay.allAndNone,
    ["bash", "sh"])
  func interruptEndsScriptAround(_ way: TerminalWay?, _ interpreter: String) throws {
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

  @Test(
    "An INT for the command alone leaves the script around the init alone",
    arguments: TerminalWay.allAndNone)
  func interruptOfCommandLeavesScript(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      let line = try scripts.line(way, "wait")
      try scripts.folder.script("around", "\(line)\necho NEXT", first: "#!/bin/bash\n")
      try shell.start("while \(scripts.folder["around"]); do break; done; echo AF''TER")
      try Scene.send(SIGINT, to: try shell.commandPID(of: "sleep"))
      try shell.terminal.output.text(through: "NEXT")
      try shell.terminal.output.text(through: "AFTER")
      try shell.awaitPrompt()
      try shell.expectAlive()
    }
  }

  @Test("A PID 1 made by the shell leaves it the terminal", arguments: TerminalWay.all)
  func namespaceInitLeavesTerminalToShell(_ way: TerminalWay) throws {
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
