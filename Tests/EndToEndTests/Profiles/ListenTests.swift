import Testing

@testable import TestSupport

@Suite("LISTEN_PID follows the sockets from the init to the command", .needsPeers)
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
    "LISTEN_PID that names the init comes to name the command",
    arguments: Contender.shipped + [.catatonit], Role.allCases)
  func listenPIDBecomesCommands(_ contender: Contender, _ role: Role) throws {
    let words = try Self.said(contender, role, "$$")
    #expect(words.count == 3)
    #expect(words[1] == words[0] && words[2] == "2")
  }

  @Test(
    "tini and dumb-init leave LISTEN_PID naming themselves", arguments: [Contender.tini, .dumbInit])
  func peersForgetListenPID(_ contender: Contender) throws {
    let words = try Self.said(contender, .pid1, "$$")
    #expect(words[1] == "1" && words[0] != "1")
  }

  @Test(
    "LISTEN_PID that names another process stays what it is", arguments: Contender.shipped,
    ["99999", "0", "", "2", "-1", "1x", "11", "x", "18446744073709551617", "4294967297"])
  func listenPIDOfAnotherStays(_ contender: Contender, _ value: String) throws {
    let words = try Self.said(contender, .pid1, "'\(value)'")
    #expect(Array(words.dropFirst()) == (value == "" ? ["2"] : [value, "2"]))
  }

  @Test("Nothing but LISTEN_PID changes in the environment", arguments: Role.allCases)
  func environmentChangesInListenPIDAlone(_ role: Role) throws {
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

  @Test(
    "LISTEN_PIDFDID goes where LISTEN_PID comes to name the command, and stays otherwise",
    arguments: ["1", "99999"], ["LISTEN_PIDFDID=7", "LISTEN_PIDFDID="])
  func pidfdGoesWithListenPID(_ number: String, _ entry: String) throws {
    let names = ["A=1", "LISTEN_PID=\(number)", "LISTEN_FDS=2"]
    for before in 0...names.count {
      var variables = names
      variables.insert(entry, at: before)
      let setting = try Setting(.pid1, .initlet, variables)
      let outcome = try Scene.run(setting, ["--", "env"])
      #expect(outcome.ending == .exited(0))
      let lines = outcome.output.split(separator: "\n").map(String.init)
      let expected = number == "1" ? names : variables
      let kept = lines.filter { $0.hasPrefix("A=") || $0.hasPrefix("LISTEN_") }
      #expect(kept.count == expected.count, "\(lines)")
      #expect(kept.contains(entry) == (number != "1"))
      #expect(kept.contains("A=1") && kept.contains("LISTEN_FDS=2"))
    }
  }

  @Test("LISTEN_PID is not there where it was not")
  func missingListenPIDStaysMissing() throws {
    let outcome = try Scene.run(.pid1, Self.command)
    #expect(outcome.output.hasSuffix(" none none\n"))
  }
}
