import Glibc
import Testing

@testable import TestSupport

@Suite("A job goes on and ends without harm to others", .needs(.namespaces), .serialized)
struct StoppedJobTests {
  @Test(
    "Where nobody follows a stop, every process of the command is continued",
    arguments: Role.allCases)
  func vainStopContinuesWholeCommand(_ role: Role) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    // The second process hands on what the first one has read.
    let read = "while read line; do echo \"$line\"; done"
    try scripts.folder.script(
      "pipe", "echo ready\n\(read) | while read line; do echo \"got $line\"; done")
    let terminal = try PseudoTerminal()
    // No shell follows a stop of a session's leader.
    let setting = Setting(role).on(terminal)
    let scene = try Scene(setting, ["--no-setsid", "--", scripts.folder["pipe"]])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    for turn in 1...3 {
      try terminal.press(.suspend)
      try terminal.type("turn \(turn)")
      try terminal.output.text(through: "got turn \(turn)", within: 20)
    }
  }

  @Test(
    "A job that ends in the background leaves the terminal to the program in the foreground",
    arguments: TerminalWay.all)
  func endInBackgroundLeavesForeground(_ way: TerminalWay) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(way, "wait") + " &")
      let command = try shell.commandPID(of: "sleep")
      let parent = try #require(ProcessTable.entry(command)).parent
      try shell.expectAlive()
      try shell.start(scripts.folder["listen"])
      let foreground = shell.terminal.foreground
      try Scene.send(SIGKILL, to: command)
      _ = try eventually("the end of the init") {
        ProcessTable.entry(parent)?.isZombie == false ? nil : true
      }
      #expect(shell.terminal.foreground == foreground)
      try shell.converse("hello")
    }
  }

  @Test("A stop that a CONT has followed stops no job", .needs(.strace))
  func continuedCommandStopsNoJob() throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(TerminalWay.own[0], "listen"))
      try shell.converse("one")
      let command = try shell.commandPID(of: "listen")
      let own = try #require(ProcessTable.entry(command)).parent
      // The init learns of the stop when it is let go.
      var trace: Trace? = try Trace(own, [])
      try trace?.neglect()
      try Scene.send(SIGTSTP, to: command)
      try shell.awaitStop(of: "listen")
      try Scene.send(SIGCONT, to: own)
      withExtendedLifetime(trace) {}
      trace = nil
      try shell.converse("two")
    }
  }
}
