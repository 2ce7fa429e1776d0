import Glibc
import Testing

@testable import TestSupport

@Suite("Redirected standard descriptors do not impair a job", .needs(.namespaces), .serialized)
struct RedirectionTests {
  static let redirections = [
    "</dev/null", "</dev/null >/dev/null", "</dev/null >/dev/null 2>&1", "<&-", "<&- >&- 2>&-",
    "2>&-",
  ]

  @Test(
    "With redirected descriptors each signal of the terminal arrives once",
    arguments: TerminalWay.all, redirections)
  func terminalSignalArrivesOnce(_ way: TerminalWay, _ redirection: String) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type("\(try scripts.line(way, "note")) \(redirection)")
      try scripts.awaitNote("ready")
      try shell.terminal.press(.interrupt)
      try scripts.awaitNote("signal 2")
      try shell.terminal.resize(rows: 30, columns: 100)
      try scripts.awaitNote("signal 28")
      try shell.terminal.press(.quit)
      try scripts.awaitNote("signal 3")
      let command = try shell.commandPID(of: "initlet-fixture")
      try Scene.send(Signals.last, to: command)
      #expect(try scripts.noted() == [SIGINT, SIGWINCH, SIGQUIT])
      try Scene.send(SIGKILL, to: command)
      try shell.awaitPrompt()
      try shell.expectAlive()
    }
  }

  @Test(
    "With redirected descriptors Ctrl-Z stops the job", arguments: TerminalWay.all, redirections)
  func suspendStopsJob(_ way: TerminalWay, _ redirection: String) throws {
    try InteractiveShell.with { shell, scripts in
      try scripts.folder.script(
        "silent", "echo ready >\(scripts.folder["noted"])\nexec sleep 1000")
      try shell.terminal.type("\(try scripts.line(way, "silent")) \(redirection)")
      try scripts.awaitNote("ready")
      try shell.suspendAndContinue()
      #expect(try shell.interrupt() == 130)
    }
  }
}
