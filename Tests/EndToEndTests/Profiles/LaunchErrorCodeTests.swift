import Testing

@testable import TestSupport

@Suite("Under a peer's name launch errors have the peer's codes", .needsPeers)
struct LaunchErrorCodeTests {
  static let errors = [
    LaunchErrorCode("not there", "./missing", tini: 127),
    LaunchErrorCode("not in PATH", "missing-command", tini: 127),
    LaunchErrorCode("an empty name", "", tini: 127),
    LaunchErrorCode("not executable", "./file", tini: 126),
    LaunchErrorCode("not executable, in PATH", "plain-file", tini: 126),
    LaunchErrorCode("a folder", "./folder", tini: 126),
    LaunchErrorCode("no interpreter", "./no-interpreter", tini: 127),
    LaunchErrorCode("no interpreter, in PATH", "no-interpreter", tini: 127),
    LaunchErrorCode("a loop of links", "./loop", tini: 1),
    LaunchErrorCode("a file as a folder", "./file/x", tini: 1),
    LaunchErrorCode("a name that is too long", "./" + String(repeating: "x", count: 300), tini: 1),
  ]

  @Test(
    "Under a peer's name the exit code of a launch error is the peer's", arguments: errors,
    Player.allCases)
  func launchErrorHasPeersCode(_ error: LaunchErrorCode, _ player: Player) throws {
    let folder = try TemporaryFolder.withoutPrograms()
    defer { folder.remove() }
    for peer in Peer.allCases {
      for role in Role.allCases {
        var setting = try Setting(role, peer, player, ["TINI_SUBREAPER=1"])
        setting.before = [Programs.fixture, "with-state", "directory=\(folder.path)", "--"]
        setting.environment[0] = Array("PATH=/usr/bin:/bin:\(folder.path)".utf8)
        let outcome = try Scene.run(setting, ["--", error.command, "argument"])
        #expect(outcome.ending == .exited(error.code(peer)), "\(peer) \(role)")
        #expect(outcome.output == "")
        guard player == .standIn else { continue }
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(
          outcome.errors.hasPrefix("\(peer.prefix)'\(error.command)': "), "\(outcome.errors)")
      }
    }
  }

  @Test(
    "Under tini's name a launch error is reported even with TINI_VERBOSITY=0",
    arguments: Player.allCases)
  func silentTiniSaysWhy(_ player: Player) throws {
    let outcome = try Scene.run(
      Setting(.pid1, .tini, player, ["TINI_VERBOSITY=0"]), ["--", "missing-command"])
    #expect(outcome.ending == .exited(127))
    #expect(outcome.errors.contains("missing-command"))
  }
}
