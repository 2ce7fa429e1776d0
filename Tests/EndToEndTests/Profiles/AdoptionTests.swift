import Testing

@testable import TestSupport

@Suite("Under a peer's name orphans are adopted as by the peer", .needsPeers)
struct AdoptionTests {
  static let adoptions = [
    Adoption(.tini, adopts: false),
    Adoption(.tini, "-s", adopts: true),
    Adoption(.tini, "TINI_SUBREAPER=1", adopts: true),
    Adoption(.tini, "TINI_SUBREAPER=", adopts: true),
    Adoption(.tini, "TINI_SUBREAPER=false", adopts: true),
    Adoption(.tini, "TINI_SUBREAPERS=1", adopts: false),
    Adoption(.dumbInit, adopts: false),
    Adoption(.dumbInit, "-c", adopts: false),
    Adoption(.dumbInit, "TINI_SUBREAPER=1", adopts: false),
    Adoption(.catatonit, adopts: true),
    Adoption(.catatonit, "-g", adopts: true),
  ]

  private static let warning = "zombie reaping won't work"

  /// An orphan is below the init, or below the namespace's own PID 1.
  @Test(
    "Under a peer's name an orphan is adopted where the peer adopts it", arguments: adoptions,
    Player.allCases)
  func orphansAreAdoptedAsByPeer(_ adoption: Adoption, _ player: Player) throws {
    let scene = try Scene(
      adoption.call.setting(.subreaper, player),
      adoption.call.options + Leftovers.command("stay", ["daemon:obey"]))
    defer { scene.end() }
    #expect(try scene.process.output.line() == "left 1")
    let own = try scene.initPID()
    let command = try scene.commandPID()
    let orphan = try eventually("the orphan") {
      try scene.survivors().first {
        $0.name == "initlet-fixture" && $0.pid != command && $0.parent != command
      }
    }
    #expect((orphan.parent == own) == adoption.adopts)
  }

  @Test(
    "Under tini's name the init warns where it adopts no orphans", arguments: Player.allCases,
    Role.allCases)
  func tiniWarnsWithoutSubreaper(_ player: Player, _ role: Role) throws {
    let examples: [([String], [String], Bool)] = [
      ([], [], true), (["TINI_VERBOSITY=1"], [], true), (["TINI_VERBOSITY=0"], [], false),
      (["TINI_VERBOSITY=0"], ["-vvv"], false), (["TINI_VERBOSITY=x"], [], false),
      (["TINI_VERBOSITY="], [], false), ([], ["-s"], false), (["TINI_SUBREAPER="], [], false),
    ]
    for (variables, options, warns) in examples {
      let outcome = try Scene.run(
        Setting(role, .tini, player, variables),
        options + ["--", Programs.fixture, "exit-with", "7"])
      #expect(outcome.ending == .exited(7))
      let isExpected = warns && role == .subreaper
      #expect(outcome.errors.contains(Self.warning) == isExpected, "\(variables) \(options)")
      if player == .standIn {
        #expect(outcome.errorLines.count == (isExpected ? 1 : 0), "\(outcome.errors)")
      }
    }
  }

  @Test(
    "Under tini's name the init does not warn where it is a subreaper already",
    arguments: Player.allCases)
  func tiniDoesNotWarnAsSubreaper(_ player: Player) throws {
    var setting = try Setting(.subreaper, .tini, player)
    setting.before = [Programs.fixture, "with-state", "subreaper=1", "--"]
    let outcome = try Scene.run(setting, ["--", Programs.fixture, "exit-with", "7"])
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors == "")
  }

  @Test(
    "Under the names of dumb-init and catatonit the init does not warn",
    arguments: [Peer.dumbInit, .catatonit], Role.allCases)
  func otherPeersDoNotWarn(_ peer: Peer, _ role: Role) throws {
    let outcome = try Scene.run(
      Setting(role, peer, .standIn), ["--", Programs.fixture, "exit-with", "7"])
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors == "")
  }
}
