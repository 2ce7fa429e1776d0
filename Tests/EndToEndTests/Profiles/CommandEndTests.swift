import Glibc
import Testing

@testable import TestSupport

@Suite("Under a peer's name the command's end is the peer's", .needsPeers)
struct CommandEndTests {
  static let ends = [
    CommandEnd(.tini),
    CommandEnd(.tini, "-s"),
    CommandEnd(.tini, "-s", "-g"),
    CommandEnd(.tini, "TINI_KILL_PROCESS_GROUP=", "TINI_SUBREAPER="),
    CommandEnd(.dumbInit, sends: SIGTERM),
    CommandEnd(.dumbInit, "DUMB_INIT_SETSID=1", sends: SIGTERM),
    CommandEnd(.dumbInit, "-r", "15:10", sends: SIGUSR1),
    CommandEnd(.dumbInit, "-r", "15:0"),
    CommandEnd(.dumbInit, "-r", "10:12", sends: SIGTERM),
    CommandEnd(.dumbInit, "-c"),
    CommandEnd(.dumbInit, "DUMB_INIT_SETSID=0"),
    CommandEnd(.catatonit),
    CommandEnd(.catatonit, "-g"),
  ]

  /// Each peer with options of initlet's own, in the command line and in the environment.
  private static func calls(_ words: [String]...) -> [PeerCall] {
    Peer.allCases.flatMap { peer in words.map { PeerCall(peer: peer, words: $0) } }
  }

  private static let kinds = ["background:tell", "group:tell", "session:tell", "daemon:tell"]

  @Test(
    "Under a peer's name leftovers get the signal that the peer sends them", arguments: ends,
    Player.allCases)
  func leftoversGetPeersSignal(_ end: CommandEnd, _ player: Player) throws {
    var setting = try end.call.setting(.subreaper, player)
    setting.held = true
    let scene = try Scene(setting, end.call.options + Leftovers.command("stay", Self.kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    try scene.endCommand()
    #expect(try scene.report() == .exited(137))
    if let signal = end.signal { #expect(try scene.told(1).values.first == [signal]) }
    #expect(try scene.survivors().count == 4)
    try scene.expectNobodyElseTold()
  }

  @Test(
    "As dumb-init a command's group is told where the command ends while another child is reaped",
    .needs(.strace))
  func groupIsToldWhileReaping() throws {
    var setting = try CommandEnd(.dumbInit).call.setting(.subreaper, .standIn)
    setting.held = true
    let scene = try Scene(
      setting, ["--subreaper"] + Leftovers.command("stay", ["background:tell", "daemon:obey"]))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    let own = try scene.initPID()
    let command = try scene.commandPID()
    let daemon = try #require(leftovers.first { ProcessTable.entry($0)?.parent == own })
    // By then the init has seen that the command lives.
    let trace = try Trace(own, ["-e", "inject=wait4:delay_enter=1000000:when=1"])
    try Scene.send(SIGKILL, to: daemon)
    usleep(300_000)
    try Scene.send(SIGKILL, to: command)
    #expect(try scene.told(1).values.first == [SIGTERM])
    #expect(try scene.report() == .exited(137))
    withExtendedLifetime(trace) {}
  }

  @Test(
    "Under a peer's name the exit code is the command's", arguments: Peer.allCases, Player.allCases)
  func exitCodeIsCommands(_ peer: Peer, _ player: Player) throws {
    for role in Role.allCases {
      for code: Int32 in [0, 1, 2, 126, 127, 128, 143, 255] {
        let outcome = try Scene.run(
          Setting(role, peer, player), ["--", Programs.fixture, "exit-with", "\(code)"])
        #expect(outcome.ending == .exited(code))
      }
      for signal in [SIGTERM, SIGKILL, SIGSEGV, 64] where Signals.all.contains(signal) {
        let outcome = try Scene.run(
          Setting(role, peer, player), ["--", Programs.fixture, "die-by", "\(signal)"])
        #expect(outcome.ending == .exited(128 + signal))
      }
    }
  }

  @Test("Under tini's name -e reports codes as 0", arguments: Player.allCases)
  func remapExitWorksAsByTini(_ player: Player) throws {
    let options = ["-e", "7", "-e143", "-e", "255"]
    for (code, expected): (Int32, Int32) in [(7, 0), (143, 0), (255, 0), (8, 8), (0, 0)] {
      let outcome = try Scene.run(
        Setting(.pid1, .tini, player),
        options + ["--", Programs.fixture, "exit-with", "\(code)"])
      #expect(outcome.ending == .exited(expected))
    }
    let killed = try Scene.run(
      Setting(.pid1, .tini, player), options + ["--", Programs.fixture, "die-by", "15"])
    #expect(killed.ending == .exited(0))
  }

  @Test(
    "Under a peer's name PID 1 leaves the rest to the kernel", arguments: Peer.allCases,
    Player.allCases)
  func kernelEndsRestOfNamespace(_ peer: Peer, _ player: Player) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let kinds = ["session:write=\(folder["session"])", "daemon:write=\(folder["daemon"])"]
    let outcome = try Scene.run(Setting(.pid1, peer, player), Leftovers.command("4", kinds))
    #expect(outcome.ending == .exited(4))
    #expect(folder.read("session") == nil && folder.read("daemon") == nil)
  }

  @Test(
    "Under a peer's name a grace period makes the rest end",
    arguments: calls(["-t0.2"], ["INITLET_OPTIONS=-t 0.2"], ["INITLET_OPTIONS=--grace-period=0"]))
  func gracePeriodEndsRestUnderPeersName(_ call: PeerCall) throws {
    var setting = try call.setting(.subreaper, .standIn)
    setting.held = true
    let kinds = Leftovers.places.flatMap { ["\($0):obey", "\($0):ignore", "\($0):stopped"] }
    let scene = try Scene(setting, call.options + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    #expect(try scene.survivors().map(\.name) == [])
  }

  @Test(
    "Under a peer's name -W waits for the rest",
    arguments: calls(["-W"], ["INITLET_OPTIONS=--wait"]))
  func waitIsKeptUnderPeersName(_ call: PeerCall) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var setting = try call.setting(.subreaper, .standIn)
    setting.held = true
    let kinds = ["daemon:end=\(folder["first"])", "session:end=\(folder["second"])"]
    let scene = try Scene(setting, call.options + Leftovers.command("9", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(9))
    #expect(folder.read("first") == "ended\n" && folder.read("second") == "ended\n")
  }
}
