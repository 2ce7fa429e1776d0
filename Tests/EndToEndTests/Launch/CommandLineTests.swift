import Glibc
import Testing

@testable import TestSupport

/// Options that must make a difference that can be seen from outside.
@Suite("Options of the command line take effect", .needs(.namespaces))
struct CommandLineTests {
  @Test(
    "Options end at the command or at --",
    arguments: [
      [["ls", "-l", "/dev/null"], "/dev/null"], [["-v", "echo", "-v", "--help"], "-v --help"],
      [["--", "echo", "--", "-x"], "-- -x"], [["-c", "--", "echo", "--grace"], "--grace"],
      [["-t", "5", "echo", "-t"], "-t"], [["echo", "--"], "--"], [["-v", "--", "echo"], "\n"],
    ] as [[any Sendable]])
  func optionsEndAtCommandOrDashes(_ example: [any Sendable]) throws {
    let arguments = try #require(example[0] as? [String])
    let output = try #require(example[1] as? String)
    let outcome = try Scene.run(.pid1, arguments)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.contains(output))
  }

  @Test(
    "Every way to write options is accepted",
    arguments: [
      ["-vvg"], ["-vg", "-v"], ["-vt5"], ["-vt", "5"], ["-t5"], ["-t", "5"], ["-t", "0.3"],
      ["-t.3"], ["-t", "5."], ["--stop-timeout=.5"], ["--stop-delay", "5", "--stop-timeout", "2."],
      ["--grace-period=5"], ["--grace-period", "5"], ["-r15:3"],
      ["-gr", "15:3"], ["--rewrite=15:3", "--rewrite", "HUP:"], ["-s"], ["--subreaper"],
      ["-e", "0"], ["-e255"], ["-we", "7"], ["--remap-exit=7", "-e8"], ["-w"], ["--warn-on-reap"],
      ["-c"], ["--single-child"], ["-g"], ["--process-group"], ["-a"], ["--all"], ["-W"],
      ["--wait"], ["--no-setsid"], ["-p", "TERM"], ["-p9"], ["--parent-death-signal=SIGKILL"],
      ["-v", "-v", "-v", "-v", "-v"], ["-t", "0"], ["-t", "86400"], ["--"], ["-csw", "--"],
    ])
  func everyFormOfOptionIsAccepted(_ options: [String]) throws {
    for role in Role.allCases {
      let outcome = try Scene.run(role, options + [Programs.fixture, "exit-with", "44"])
      #expect(outcome.ending == .exited(44), "\(outcome.errors)")
      #expect(outcome.output == "")
    }
  }

  @Test("-e reports a code as 0, and no other", arguments: Role.allCases)
  func remapExitReportsCodeAsZero(_ role: Role) throws {
    let options = ["-e", "7", "--remap-exit=143"]
    for (code, expected) in [(7, Int32(0)), (143, 0), (8, 8), (0, 0)] {
      let command = ["--", Programs.fixture, "exit-with", "\(code)"]
      #expect(try Scene.run(role, options + command).ending == .exited(expected))
    }
    let killed = try Scene.run(role, options + ["--", Programs.fixture, "die-by", "15"])
    #expect(killed.ending == .exited(0))
  }

  @Test("-w reports each adopted process", arguments: Role.allCases)
  func warnOnReapReportsEachAdoptedProcess(_ role: Role) throws {
    let scene = try Scene(role, ["-w", "--", Programs.fixture, "orphan-maker", "3"])
    defer { scene.end() }
    for _ in 1...3 {
      #expect(try scene.process.errors.line()?.hasPrefix("initlet: ") == true)
    }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  @Test("-p sends a signal when the parent dies")
  func parentDeathSignalIsSent() throws {
    var setting = Setting(.subreaper)
    setting.held = true
    setting.before = ["sh", "-c", "\"$@\"; exit $?", "sh"]
    let scene = try Scene(
      setting, ["-p", "USR1", "--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    let parent = try #require(ProcessTable.entry(try scene.initPID())?.parent)
    try Scene.send(9, to: parent)
    #expect(try scene.process.output.line() == "signal 10")
  }
}
