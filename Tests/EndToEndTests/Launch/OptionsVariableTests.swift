import Testing

@testable import TestSupport

@Suite("INITLET_OPTIONS is read as options", .needs(.namespaces))
struct OptionsVariableTests {
  static let command = ["--", Programs.fixture, "exit-with", "7"]

  static func setting(_ value: String, _ contender: Contender = .initlet) throws -> Setting {
    try Setting(.pid1, contender, ["INITLET_OPTIONS=\(value)"])
  }

  /// All of them say that 7 is to be reported as 0, among other things.
  static let remapping = [
    "-e 7", "-e7", "--remap-exit=7", "--remap-exit 7", " \t\n-e \n\t 7 \t\n", "-e\n7",
    "'-e' '7'", "\"-e\" \"7\"", "-'e'7", "''-e7", "-e7\"\"", "\"-\"'e'\\7", "\\-e 7", "-e \\7",
    "-\\e\\7", "--remap-exit='7'", "\"--remap-exit=7\"", "--rem\"ap-exit\"=7", "-e 1 -e 7 -e 9",
    "-ge7", "-g -r TERM:QUIT -e 7 -w", "-e 5-7", "-e\t'5-8'", "-r HUP: -e 7",
  ]

  @Test("INITLET_OPTIONS is split as a shell splits words", arguments: remapping)
  func variableIsSplitAsByShell(_ value: String) throws {
    let outcome = try Scene.run(Self.setting(value), Self.command)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "" && outcome.output == "")
  }

  @Test(
    "INITLET_OPTIONS without an option that matters changes nothing",
    arguments: ["", " ", " \t\n ", "-g"])
  func emptyVariableChangesNothing(_ value: String) throws {
    #expect(try Scene.run(Self.setting(value), Self.command).ending == .exited(7))
  }

  @Test("INITLET_OPTIONS takes the options of the command line", arguments: Role.allCases)
  func variableTakesOptionsOfCommandLine(_ role: Role) throws {
    let setting = try Setting(role, .initlet, ["INITLET_OPTIONS=-c -r 'TERM:QUIT' --rewrite=HUP:0"])
    let scene = try Scene(setting, ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    let ready = try scene.ready()
    #expect(ready[1] != ready[3], "-c makes no group")
    for signal: Int32 in [1, 15] { try scene.send(signal) }
    #expect(try scene.process.output.line() == "signal 3")
  }

  @Test("The command line overrides INITLET_OPTIONS", arguments: Contender.shipped)
  func commandLineOverridesVariable(_ contender: Contender) throws {
    let scene = try Scene(
      Self.setting("-r TERM:QUIT -r HUP:QUIT -e 7", contender),
      ["-r", "TERM:INT", "--", Programs.fixture, "print-signals", "2"])
    defer { scene.end() }
    try scene.ready()
    for (sent, received): (Int32, Int32) in [(1, 3), (15, 2)] {
      try scene.send(sent)
      #expect(try scene.process.output.line() == "signal \(received)")
    }
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "INITLET_OPTIONS takes the times of a stop under every name", arguments: Contender.shipped)
  func variableTakesTimesOfStop(_ contender: Contender) throws {
    let value = "--stop-timeout=0.5 --stop-delay .5 -e 7"
    let outcome = try Scene.run(Self.setting(value, contender), Self.command)
    #expect(outcome.ending == .exited(0) && outcome.errors == "")
  }

  @Test(
    "An option of the command line may contradict one of INITLET_OPTIONS",
    arguments: [("-W", "-t5"), ("-t5", "-W"), ("-c", "-g"), ("-a", "-c")])
  func commandLineMayContradictVariable(_ value: String, _ option: String) throws {
    let outcome = try Scene.run(Self.setting(value), [option] + Self.command)
    #expect(outcome.ending == .exited(7) && outcome.errors == "")
  }

  @Test("INITLET_OPTIONS can ask for a pause")
  func variableCanAskForPause() throws {
    let scene = try Scene(Self.setting("-P"), [])
    defer { scene.end() }
    try scene.awaitPause()
    try scene.send(15)
    #expect(try scene.ending() == .exited(0))
  }

  @Test("INITLET_OPTIONS may be as long as the kernel allows")
  func variableMayBeAsLongAsKernelAllows() throws {
    let longest = 131_072 - "INITLET_OPTIONS=".utf8.count - 1
    for length in [4095, 4096, longest] {
      let many = String(repeating: "-e 8 ", count: length / 5 - 1) + "-e 7"
      for value in [many, "-e 7" + String(repeating: " ", count: length - 4)] {
        #expect(try Scene.run(Self.setting(value), Self.command).ending == .exited(0))
      }
      let word = "--" + String(repeating: "x", count: length - 2)
      try OptionsVariableErrorTests.expectRefused(
        Scene.run(Self.setting(word), Self.command), .initlet)
    }
  }

  @Test(
    "--version, --help and --license do not read INITLET_OPTIONS", arguments: Contender.shipped,
    ["--version", "--help", "--license"])
  func informationIgnoresVariable(_ contender: Contender, _ option: String) throws {
    let expected = try Scene.run(Setting(.pid1, contender), [option])
    for value in ["-x", "'", "word", String(repeating: "x", count: 10000), "-v"] {
      let outcome = try Scene.run(Self.setting(value, contender), [option])
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output == expected.output && outcome.errors == expected.errors)
    }
  }

  @Test("The command inherits INITLET_OPTIONS as it is", arguments: Contender.shipped)
  func commandInheritsVariable(_ contender: Contender) throws {
    let value = " -v'' \t-e '7'\\8 "
    let outcome = try Scene.run(
      Self.setting(value, contender), ["--", "sh", "-c", "printf '<%s>' \"$INITLET_OPTIONS\""])
    #expect(outcome.output == "<\(value)>")
  }

  @Test(
    "Variables with names like INITLET_OPTIONS are not read",
    arguments: ["INITLET_OPTION", "XINITLET_OPTIONS", "OPTIONS"])
  func similarVariablesAreNotRead(_ name: String) throws {
    let setting = try Setting(.pid1, .initlet, ["\(name)=-x", "INITLET_OPTIONSX=-x"])
    #expect(try Scene.run(setting, Self.command).ending == .exited(7))
  }

  @Test("The peers' variables are read only under the peers' names")
  func peersVariablesNeedPeersName() throws {
    let variables = [
      "TINI_VERBOSITY=4", "TINI_SUBREAPER=", "DUMB_INIT_DEBUG=1", "DUMB_INIT_SETSID=0",
      "CATATONIT_DEBUG=1",
    ]
    let scene = try Scene(
      Setting(.pid1, .initlet, variables), ["--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    let ready = try scene.ready()
    #expect(ready[1] == ready[4], "a session")
    try scene.send(10)
    #expect(try scene.process.finish().errors == "")
  }

  @Test("The peers' variables override INITLET_OPTIONS")
  func peersVariablesFollowVariable() throws {
    let outcome = try Scene.run(
      Setting(.pid1, .peer(.tini, .standIn), ["TINI_VERBOSITY=0", "INITLET_OPTIONS=-vvv"]),
      Self.command)
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors == "")
  }
}
