import Testing

@testable import TestSupport

/// What is written or read in the background stops the job, as without an init.
@Suite("Terminal access in the background stops the job", .needs(.namespaces), .serialized)
struct BackgroundAccessTests {
  @Test("Reading the terminal in the background stops the job", arguments: TerminalWay.allAndNone)
  func readingInBackgroundStopsJob(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "listen") + " &")
      try shell.awaitStop(of: "listen")
      try shell.expectAlive()
      try shell.bringToForeground()
      try shell.converse("one")
      try shell.terminal.press(.interrupt)
      try shell.awaitPrompt()
      try shell.expectAlive()
    }
  }

  @Test(
    "Writing in the background stops the job after stty tostop", arguments: TerminalWay.allAndNone)
  func writingInBackgroundStopsJob(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type("stty tostop")
      try shell.awaitPrompt()
      try shell.terminal.type(try scripts.line(way, "wait") + " &")
      try shell.awaitStop(of: "wait")
      try shell.expectAlive()
      try shell.start("fg")
      // At once: a CONT that an init passes on late would undo this stop.
      try shell.suspendAndContinue()
      #expect(try shell.interrupt() == 130)
    }
  }

  @Test("The init's own messages in the background stop nobody", arguments: TerminalWay.all)
  func initsMessagesStopNobody(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.terminal.type("stty tostop; export INITLET_OPTIONS=-vv")
      try shell.awaitPrompt()
      let words = try way.words() + ["sh", "-c", "'exit 7'"]
      try shell.terminal.type(words.joined(separator: " ") + " & wait $!")
      try shell.awaitPrompt()
      #expect(try shell.status() == 7)
      try shell.expectAlive()
    }
  }
}
