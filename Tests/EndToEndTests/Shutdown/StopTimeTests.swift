import Glibc
import Testing

@testable import TestSupport

@Suite("A stop may be held back and limited", .needs(.namespaces))
struct StopTimeTests {
  private static let names = ["initlet", "tini", "dumb-init", "catatonit"]

  /// A shell that says which requests to end it gets and does not end of them, beside a process in
  /// a session of its own; both run under a name, to which the variable gives the options.
  private static func stubborn(_ role: Role, _ name: String, _ options: String) throws -> Scene {
    let commands = """
      for signal in TERM INT; do trap "echo $signal" $signal; done
      setsid -f sleep 1000
      echo ready
      while :; do sleep .05; done
      """
    var setting = Setting.held(role)
    setting.environment.append(Array("INITLET_OPTIONS=\(options)".utf8))
    setting.path = try NamedCopies.path(name)
    let scene = try Scene(setting, ["--", "sh", "-c", commands])
    try scene.ready()
    return scene
  }

  @Test(
    "With --stop-timeout a command that does not end is told TERM once, and killed with the rest",
    arguments: Role.allCases, names)
  func stubbornCommandIsEnded(_ role: Role, _ name: String) throws {
    for (signal, told) in [(SIGTERM, "TERM\n"), (SIGINT, "INT\nTERM\n")] {
      let scene = try Self.stubborn(role, name, "--stop-timeout .2 -t 3")
      defer { scene.end() }
      try scene.send(signal)
      #expect(try scene.initEnding() == .exited(137))
      if role == .subreaper {
        #expect(try scene.survivors().map(\.name) == [])
        scene.end()
      }
      #expect(try scene.process.output.rest() == told)
      let lines = try scene.process.errors.rest().split(separator: "\n")
      #expect(lines.count { $0.contains("has not ended in time") } == 1, "\(lines)")
    }
  }

  @Test("With --stop-timeout a command that ends in time ends the init as ever")
  func promptCommandIsNotEnded() throws {
    for role in Role.allCases {
      let scene = try Scene(
        role,
        [
          "--stop-timeout", "60", "--", "sh", "-c",
          "sleep 9 & trap 'exit 4' TERM; echo ready; wait",
        ])
      defer { scene.end() }
      try scene.ready()
      try scene.send(SIGTERM)
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(4))
      #expect(outcome.errors == "")
    }
  }

  @Test(
    "With --stop-delay the first request to end comes late, other signals come at once",
    arguments: Role.allCases, names)
  func requestIsHeldBack(_ role: Role, _ name: String) throws {
    let scene = try Self.stubborn(role, name, "--stop-delay 1.5")
    defer { scene.end() }
    let duration = try seconds {
      try scene.send(SIGTERM)
      #expect(try scene.process.output.line() == "TERM")
    }
    #expect(duration >= 1.4, "sent a moment before")
    try scene.send(SIGINT)
    #expect(try scene.process.output.line() == "INT", "a second request is not held back")
  }

  @Test(
    "With --stop-delay a second request ends the delay, and takes the place of the first",
    arguments: Role.allCases)
  func secondRequestEndsDelay(_ role: Role) throws {
    let scene = try Self.stubborn(role, "initlet", "--stop-delay 3600")
    defer { scene.end() }
    try scene.send(SIGTERM)
    // Of two that are pending the kernel would deliver INT first.
    let own = try scene.initPID()
    _ = try eventually("the first request to be taken") {
      ProcessTable.status(own, "ShdPnd") == "0000000000000000" ? true : nil
    }
    try scene.send(SIGINT)
    #expect(try scene.process.output.line() == "INT")
    try scene.send(SIGTERM)
    #expect(try scene.process.output.line() == "TERM")
  }

  @Test(
    "With --stop-delay the command's own end ends the delay, and a leftover is ended although -W",
    arguments: Role.allCases)
  func commandsEndEndsDelay(_ role: Role) throws {
    let scene = try Scene(
      .held(role),
      [
        "--stop-delay", "3600", "-Wt9", "--", "sh", "-c",
        "setsid -f sleep 1000; echo ready; read line; exit 6",
      ])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGTERM)
    _ = write(scene.process.input.number, "\n", 1)
    #expect(try scene.initEnding() == .exited(6))
  }
}
