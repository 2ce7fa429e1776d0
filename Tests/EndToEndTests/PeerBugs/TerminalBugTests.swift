import Glibc
import Testing

@testable import TestSupport

/// Mistakes of the peers on terminals, by their numbers: each test passes with the shipped
/// executable by every name, and the same does not happen with the peers that are wrong.
@Suite("No bug of the peers on terminals", .needsPeers, .serialized)
struct TerminalBugTests {
  private static func line(
    _ contender: Contender, _ scripts: TerminalScripts, _ name: String
  ) throws -> String {
    try scripts.line(TerminalWay(contender: contender), name)
  }

  @Test(
    "B5: in the background neither init nor command takes the terminal",
    arguments: Contender.shipped + [.tini, .catatonit])
  func backgroundJobLeavesTerminal(_ contender: Contender) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try Self.line(contender, scripts, "wait") + " &")
      if contender.isShipped {
        try shell.expectAlive()
      } else {
        #expect(throws: Failure.self) { try shell.expectAlive(within: contender.patience) }
      }
    }
  }

  @Test(
    "B6: Ctrl-Z gives the shell its terminal back",
    arguments: Contender.shipped + [.tini, .catatonit])
  func suspendReturnsTerminal(_ contender: Contender) throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try Self.line(contender, scripts, "listen"))
      guard contender.isShipped else {
        try shell.terminal.press(.suspend)
        #expect(throws: Failure.self) {
          try shell.terminal.output.text(through: "Stopped", within: contender.patience)
        }
        return
      }
      try shell.suspendAndContinue()
      try shell.converse("one")
      #expect(try shell.interrupt() == 130)
    }
  }

  @Test(
    "B10: a signal of the terminal arrives once, also where the process alone is signalled",
    arguments: Contender.shipped + [.dumbInit], Role.allCases)
  func terminalSignalArrivesOnce(_ contender: Contender, _ role: Role) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let terminal = try PseudoTerminal()
    let setting = try Setting(role, contender, ["DUMB_INIT_SETSID=0"]).on(terminal)
    let options = contender == .initlet ? ["-c"] : []
    let scene = try Scene(setting, options + ["--", scripts.folder["note"]])
    defer { scene.end() }
    try scripts.awaitNote("ready")
    for round: UInt16 in 1...3 {
      try terminal.press(.interrupt)
      // Only another size makes a signal.
      try terminal.resize(rows: 30 + round, columns: 100)
      try scripts.awaitNote("signal 2")
      try scripts.awaitNote("signal 28")
      // By way of the init, which has to be done with all others before it.
      try scene.send(Signals.last)
      let noted = try scripts.noted()
      guard noted == [SIGINT, SIGWINCH] || noted == [SIGWINCH, SIGINT] else {
        #expect(!contender.isShipped, "\(noted)")
        return
      }
      try scripts.forget()
    }
    #expect(contender.isShipped)
  }
}
