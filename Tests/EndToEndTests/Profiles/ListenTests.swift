import Testing

@testable import TestSupport

@Suite("LISTEN_PID, which names the init", .needsPeers)
struct ListenTests {
  /// A command that says its own number and what the variable holds.
  private static let command = ["--", "sh", "-c", "echo $$ ${LISTEN_PID-none} ${LISTEN_FDS-none}"]

  private static func said(_ contender: Contender, _ role: Role, _ value: String) throws
    -> [String]
  {
    var setting = try Setting(role, contender, ["TINI_SUBREAPER=1"])
    // The shell becomes the init, so that its number is the init's.
    setting.before = ["sh", "-c", "export LISTEN_PID=\(value) LISTEN_FDS=2; exec \"$@\"", "sh"]
    let outcome = try Scene.run(setting, command)
    #expect(outcome.ending == .exited(0))
    return outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test(
    "Becomes the command's", arguments: Contender.shipped + [.catatonit], Role.allCases)
  func own(_ contender: Contender, _ role: Role) throws {
    let words = try Self.said(contender, role, "$$")
    #expect(words.count == 3)
    #expect(words[1] == words[0] && words[2] == "2")
  }

  @Test("… which the others forget", arguments: [Contender.tini, .dumbInit])
  func control(_ contender: Contender) throws {
    let words = try Self.said(contender, .pid1, "$$")
    #expect(words[1] == "1" && words[0] != "1")
  }

  @Test(
    "Stays what it is when it names another", arguments: Contender.shipped,
    ["99999", "0", "", "2", "-1", "1x", "11", "x", "18446744073709551617", "4294967297"])
  func other(_ contender: Contender, _ value: String) throws {
    let words = try Self.said(contender, .pid1, "'\(value)'")
    #expect(Array(words.dropFirst()) == (value == "" ? ["2"] : [value, "2"]))
  }

  @Test("Nothing else in the environment changes", arguments: Role.allCases)
  func environment(_ role: Role) throws {
    let names = ["A=1", "LISTEN_PIDS=1", "LISTEN_PID=1", "XLISTEN_PID=1", "LISTEN_PI=1", "Z=\u{1}"]
    var setting = try Setting(role, .initlet, names)
    setting.environment.append([0x42, 0x3d, 0xff, 0xfe])
    let scene = try Scene(setting, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    let ready = try scene.ready()
    let bytes = ProcessTable.bytes(of: "/proc/\(try scene.commandPID())/environ") ?? []
    let expected = setting.environment.map { entry in
      role == .pid1 && entry == Array("LISTEN_PID=1".utf8)
        ? Array("LISTEN_PID=\(ready[1])".utf8) : entry
    }
    #expect(bytes.split(separator: 0).map(Array.init) == expected)
  }

  @Test("It is not there where it was not")
  func none() throws {
    let outcome = try Scene.run(.pid1, Self.command)
    #expect(outcome.output.hasSuffix(" none none\n"))
  }
}
