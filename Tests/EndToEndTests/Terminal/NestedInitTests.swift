import Glibc
import Testing

@testable import TestSupport

@Suite("An init below an init works in a shell", .needs(.namespaces), .serialized)
struct NestedInitTests {
  @Test(
    "With an init below an init Ctrl-Z, fg and Ctrl-C work as with one", arguments: TerminalWay.all)
  func nestedInitsKeepJobControl(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      for inner in [way] + TerminalWay.own {
        let words = try way.words() + ["--"]
        let line = words.joined(separator: " ") + " " + (try scripts.line(inner, "listen"))
        try shell.start(line)
        try shell.converse("one")
        try shell.suspendAndContinue()
        try shell.converse("two")
        #expect(try shell.interrupt() == 130)
        try shell.expectAlive()
      }
    }
  }

  @Test(
    "With an init below an init each signal of the terminal arrives once",
    arguments: TerminalWay.all)
  func terminalSignalArrivesOnce(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      for inner in [way] + TerminalWay.own {
        let words = try way.words() + ["--"]
        try shell.terminal.type(
          words.joined(separator: " ") + " " + (try scripts.line(inner, "note")))
        try scripts.awaitNote("ready")
        try shell.terminal.press(.interrupt)
        try scripts.awaitNote("signal 2")
        try shell.terminal.resize(rows: 30, columns: 100)
        try scripts.awaitNote("signal 28")
        let command = try shell.commandPID(of: "initlet-fixture")
        try Scene.send(Signals.last, to: command)
        #expect(try scripts.noted() == [SIGINT, SIGWINCH], "\(inner.testDescription)")
        try Scene.send(SIGKILL, to: command)
        try shell.awaitPrompt()
        try shell.terminal.resize(rows: 24, columns: 200)
        try scripts.forget()
      }
    }
  }
}
