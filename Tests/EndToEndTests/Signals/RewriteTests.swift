import Glibc
import Testing

@testable import TestSupport

@Suite("Signals are rewritten where asked for", .needs(.namespaces))
struct RewriteTests {
  static let rewrites = [
    Rewrite(["-r", "15:3"], 15, 3),
    Rewrite(["-r15:3"], 15, 3),
    Rewrite(["-r", "TERM:QUIT"], 15, 3),
    Rewrite(["-r", "SIGTERM:sigquit"], 15, 3),
    Rewrite(["--rewrite", "term:3"], 15, 3),
    Rewrite(["--rewrite=15:Quit"], 15, 3),
    Rewrite(["-r", "RTMIN+3:TERM"], 37, 15),
    Rewrite(["-r", "SIGRTMIN+3:TERM"], 37, 15),
    Rewrite(["-r", "TERM:RTMIN+3"], 15, 37),
    Rewrite(["-r", "RTMAX-1:TERM"], 63, 15),
    Rewrite(["-r", "RTMAX:RTMIN"], 64, 34),
    Rewrite(["-r", "32:33"], 32, 33),
    Rewrite(["-r", "IO:ABRT"], 29, 6),
    Rewrite(["-r", "HUP:0"], 1, nil),
    Rewrite(["-r", "HUP:"], 1, nil),
    Rewrite(["-r", "64:0"], 64, nil),
    Rewrite(["-r", "15:3", "-r", "15:2"], 15, 2),
    Rewrite(["-r", "HUP:0", "-r", "HUP:HUP"], 1, 1),
    Rewrite(["-r", "HUP:INT", "-r", "INT:QUIT"], 1, 2),
    Rewrite(["-r", "HUP:INT", "-r", "INT:QUIT"], 2, 3),
    Rewrite(["-r", "15:3"], 1, 1),
    Rewrite(["-c", "-r", "15:3"], 15, 3),
  ].filter(\.isPossible)

  @Test("A rewritten signal arrives as the other one", arguments: rewrites)
  func rewrittenSignalArrives(_ rewrite: Rewrite) throws {
    let command = [Programs.fixture, "print-signals"]
    let scene = try Scene(.pid1, rewrite.options + ["--"] + command)
    defer { scene.end() }
    try scene.ready()
    try scene.send(rewrite.sent)
    if let received = rewrite.received {
      #expect(try scene.process.output.line() == "signal \(received)")
    }
    // USR1 comes through unchanged, and nothing else has come before it.
    try scene.send(10)
    #expect(try scene.process.output.line() == "signal 10")
  }

  @Test("A signal rewritten to STOP or KILL does what that does", arguments: Role.allCases)
  func rewriteToUncatchableSignalActs(_ role: Role) throws {
    let scene = try Scene(role, ["-r", "HUP:STOP", "-r", "INT:9", "--", "sleep", "1000"])
    defer { scene.end() }
    let command = try scene.commandPID()
    try scene.send(1)
    _ = try eventually("the stop") { ProcessTable.entry(command)?.state == "T" ? true : nil }
    try scene.send(2)
    #expect(try scene.process.finish().ending == .exited(137))
  }
}
