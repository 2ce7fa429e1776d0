import Glibc
import Testing

@testable import TestSupport

@Suite("Under a peer's name command and signals go where the peer's go", .needsPeers)
struct PlacementTests {
  static let placements = [
    Placement(.tini, group: true, session: false, toGroup: false),
    Placement(.tini, "-s", group: true, session: false, toGroup: false),
    Placement(.tini, "-g", group: true, session: false, toGroup: true),
    Placement(
      .tini, "TINI_KILL_PROCESS_GROUP=1", group: true, session: false, toGroup: true),
    Placement(.tini, "TINI_KILL_PROCESS_GROUP=", group: true, session: false, toGroup: true),
    Placement(.tini, "TINI_KILL_PROCESS_GROUP=0", group: true, session: false, toGroup: true),
    Placement(.tini, "TINI_KILL_PROCESS_GROUPS=1", group: true, session: false, toGroup: false),
    Placement(.tini, "DUMB_INIT_SETSID=0", "-g", group: true, session: false, toGroup: true),
    Placement(.dumbInit, group: true, session: true, toGroup: true),
    Placement(.dumbInit, "-c", group: false, session: false, toGroup: false),
    Placement(.dumbInit, "--single-child", group: false, session: false, toGroup: false),
    Placement(.dumbInit, "DUMB_INIT_SETSID=0", group: false, session: false, toGroup: false),
    Placement(.dumbInit, "DUMB_INIT_SETSID=1", group: true, session: true, toGroup: true),
    Placement(.dumbInit, "DUMB_INIT_SETSID=", group: true, session: true, toGroup: true),
    Placement(.dumbInit, "DUMB_INIT_SETSID=00", group: true, session: true, toGroup: true),
    Placement(
      .dumbInit, "TINI_KILL_PROCESS_GROUP=1", "-c", group: false, session: false,
      toGroup: false),
    Placement(.catatonit, group: true, session: false, toGroup: false),
    Placement(.catatonit, "-g", group: true, session: false, toGroup: true),
    Placement(
      .catatonit, "TINI_KILL_PROCESS_GROUP=1", "DUMB_INIT_SETSID=0", group: true, session: false,
      toGroup: false),
  ]

  /// Two processes in the command's group that both print what they get.
  private static let pair = [
    "sh", "-c", "\(Programs.fixture) print-signals & exec \(Programs.fixture) print-signals",
  ]

  @Test(
    "Under a peer's name placement and target of signals are the peer's", arguments: placements,
    Player.allCases)
  func placementIsPeers(_ placement: Placement, _ player: Player) throws {
    for role in Role.allCases {
      let scene = try Scene(
        placement.call.setting(role, player), placement.call.options + ["--"] + Self.pair)
      defer { scene.end() }
      let first = try scene.ready()
      let second = try scene.ready()
      let command = try #require(ProcessTable.namespacePID(try scene.commandPID()))
      // The pid, the parent, the group and the session.
      let main = first[1] == "\(command)" ? first : second
      #expect((main[3] == main[1]) == placement.group, "\(role)")
      #expect((main[4] == main[1]) == placement.session, "\(role)")
      #expect(first[3] == second[3])
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal 10")
      if placement.toGroup { #expect(try scene.process.output.line() == "signal 10") }
      try Scene.send(SIGUSR2, to: try scene.commandPID())
      #expect(try scene.process.output.line() == "signal 12", "\(role)")
    }
  }

  @Test("Under a peer's name each signal arrives once", arguments: placements)
  func everySignalArrivesOnce(_ placement: Placement) throws {
    let command = ["--", Programs.fixture, "print-signals"]
    let scene = try Scene(
      placement.call.setting(.pid1, .standIn), placement.call.options + command)
    defer { scene.end() }
    try scene.ready()
    // What a terminal stops with is another matter: see `StopSignalTests`.
    let signals = Signals.forwardable.filter { ![SIGTSTP, SIGTTIN, SIGTTOU].contains($0) }
    for signal in signals + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }
}
