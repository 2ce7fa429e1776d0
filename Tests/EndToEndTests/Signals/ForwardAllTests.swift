import Glibc
import Testing

@testable import TestSupport

@Suite("With -a signals reach every descendant", .needs(.namespaces))
struct ForwardAllTests {
  private static let kinds = ["deep5:tell", "daemon:tell", "group:tell", "background:tell"]

  /// A command that does not mind these signals itself.
  private static func command(_ signals: [Int32]) -> [String] {
    ["--", Programs.fixture, "with-state"] + signals.map { "ignored=\($0)" }
      + Leftovers.command("stay", kinds)
  }

  @Test(
    "With -a each descendant gets a signal once, and no sibling does", arguments: Role.allCases,
    ["-a", "--all"])
  func everyDescendantGetsSignalOnce(_ role: Role, _ option: String) throws {
    let signals = [SIGUSR1, SIGWINCH, SIGCONT, Signals.last]
    let setting = Setting.held(role).beside("\(Programs.fixture) print-signals &")
    let scene = try Scene(setting, [option] + Self.command(signals))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    for signal in signals {
      try scene.send(signal)
      let told = try scene.told(8)
      #expect(told.count == 8 && told.values.allSatisfy { $0 == [signal] }, "\(told)")
    }
    // The sibling is not one of them.
    #expect(!scene.process.output.pieces.contains { $0.hasPrefix("signal") })
  }

  @Test("With -a descendants made after the last signal get the next", arguments: Role.allCases)
  func newDescendantsGetSignalToo(_ role: Role) throws {
    let printer = "\(Programs.fixture) print-signals"
    let commands = "trap '' USR1; while read line; do setsid -f \(printer); done"
    let scene = try Scene(role, ["-a", "--", "sh", "-c", commands])
    defer { scene.end() }
    for count in 1...3 {
      _ = write(scene.process.input.number, "\n", 1)
      try scene.ready()
      try scene.send(SIGUSR1)
      for _ in 1...count { #expect(try scene.process.output.line() == "signal 10") }
    }
  }

  @Test(
    "Without -a, and with the peers, a signal stays in the command's group or with its process",
    .needs(.tini, .dumbInit), arguments: Init.allCases)
  func signalStaysInGroupWithoutOption(_ other: Init) throws {
    let options = other.eagerOptions + Self.command([])
    let scene = try Scene(.held(.subreaper, other), options)
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    try scene.send(SIGWINCH)
    if other == .initlet { return try scene.expectUntold(leftovers) }
    #expect(try scene.told(1).values.first == [SIGWINCH])
    let group = try #require(ProcessTable.entry(try scene.commandPID())).group
    try scene.expectUntold(leftovers.filter { ProcessTable.entry($0)?.group != group })
  }
}
