import Testing

@testable import TestSupport

@Suite("INITLET_OPTIONS", .needs(.namespaces))
struct OptionsVariableTests {
  private static let command = ["--", Programs.fixture, "exit-with", "7"]

  private static func setting(_ value: String, _ contender: Contender = .initlet) throws -> Setting
  {
    try Setting(.pid1, contender, ["INITLET_OPTIONS=\(value)"])
  }

  /// All of them say that 7 is to be reported as 0, among other things.
  static let remapping = [
    "-e 7", "-e7", "--remap-exit=7", "--remap-exit 7", " \t\n-e \n\t 7 \t\n", "-e\n7",
    "'-e' '7'", "\"-e\" \"7\"", "-'e'7", "''-e7", "-e7\"\"", "\"-\"'e'\\7", "\\-e 7", "-e \\7",
    "-\\e\\7", "--remap-exit='7'", "\"--remap-exit=7\"", "--rem\"ap-exit\"=7", "-e 1 -e 7 -e 9",
    "-ge7", "-g -r TERM:QUIT -e 7 -w", "-e 5-7", "-e\t'5-8'", "-r HUP: -e 7",
  ]

  @Test("It is split as a shell splits words", arguments: remapping)
  func split(_ value: String) throws {
    let outcome = try Scene.run(Self.setting(value), Self.command)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "" && outcome.output == "")
  }

  @Test("Nothing in it changes nothing", arguments: ["", " ", " \t\n ", "-g"])
  func nothing(_ value: String) throws {
    #expect(try Scene.run(Self.setting(value), Self.command).ending == .exited(7))
  }

  @Test("Its options are those of the command line", arguments: Role.allCases)
  func options(_ role: Role) throws {
    let setting = try Setting(role, .initlet, ["INITLET_OPTIONS=-c -r 'TERM:QUIT' --rewrite=HUP:0"])
    let scene = try Scene(setting, ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    let ready = try scene.ready()
    #expect(ready[1] != ready[3], "-c makes no group")
    for signal: Int32 in [1, 15] { try scene.send(signal) }
    #expect(try scene.process.output.line() == "signal 3")
  }

  @Test("The command line has the last word", arguments: Contender.shipped)
  func order(_ contender: Contender) throws {
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

  @Test("A pause can be asked for")
  func pause() throws {
    let scene = try Scene(Self.setting("-P"), [])
    defer { scene.end() }
    try scene.awaitPause()
    try scene.send(15)
    #expect(try scene.ending() == .exited(0))
  }

  /// What is wrong, and what is said about it.
  static let mistakes: [(value: String, message: String)] =
    [
      ("-x", "-x"), ("-v -x", "-x"), ("--nonsense", "--nonsense"),
      ("--nonsense=1", "--nonsense=1"),
    ].map { ($0, "unknown option '\($1)'") }
    + [
      ("word", "word"), ("-v word", "word"), ("-v -- word", "word"), ("''", ""), ("-v ''", ""),
    ].map { ($0, "not an option: '\($1)'") }
    + [
      ("-e 256", "256"), ("-e ''", ""), ("-e 'a b'", "a b"), ("-e a\\ b", "a b"),
      ("'-e 7'", " 7"), ("-e \"a b\"c'd e'\\ f", "a bcd e f"), ("-e 'a\"b'", "a\"b"),
      ("-e \"a'b\"", "a'b"), ("-e \"a\\\"b\"", "a\"b"), ("-e \"a\\$b\\`c\"", "a$b`c"),
    ].map { ($0, "invalid exit code '\($1)' for '-e'") }
    + [
      ("-e", "option '-e' requires a value"),
      ("-r TERM", "invalid rewrite 'TERM', expected FROM:TO"),
      ("-t 'x'", "invalid number of seconds 'x' for '-t'"),
      ("--verbose=2", "option '--verbose' takes no value"),
    ]

  @Test("A mistake names it and the word", arguments: mistakes, Contender.shipped)
  func mistake(_ mistake: (value: String, message: String), _ contender: Contender) throws {
    let outcome = try Scene.run(Self.setting(mistake.value, contender), Self.command)
    let name = try Self.expectRefused(outcome, contender)
    let expected = "INITLET_OPTIONS: \(mistake.message); try '\(name) --help'\n"
    #expect(outcome.errors.hasSuffix(expected), "\(outcome.errors)")
  }

  /// Returns the name of the init in the message.
  @discardableResult
  private static func expectRefused(_ outcome: Outcome, _ contender: Contender) throws -> String {
    var (prefix, name) = ("initlet: ", "initlet")
    if case .peer(let peer, _) = contender { (prefix, name) = (peer.prefix, peer.rawValue) }
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("\(prefix)INITLET_OPTIONS: "), "\(outcome.errors)")
    return name
  }

  @Test(
    "Quotes have to be closed",
    arguments: ["'", "\"", "-e '7", "-e \"7", "-e 7'", "-e \"7\\\"", "'\""])
  func unfinished(_ value: String) throws {
    try Self.expectRefused(Scene.run(Self.setting(value), Self.command), .initlet)
  }

  @Test("A backslash has to be followed by something", arguments: ["\\", "-e 7\\", "-e 7 \\"])
  func backslash(_ value: String) throws {
    try Self.expectRefused(Scene.run(Self.setting(value), Self.command), .initlet)
  }

  @Test("Bytes that are no text are refused as any other word")
  func bytes() throws {
    for bytes: [UInt8] in [[0xff], [0x2d, 0xc3], (1...255).map(UInt8.init), [0x1b, 0x5b]] {
      var setting = Setting(.pid1)
      setting.environment.append(Array("INITLET_OPTIONS=".utf8) + bytes)
      let outcome = try Scene.run(setting, Self.command)
      try Self.expectRefused(outcome, .initlet)
      #expect(!outcome.errors.contains("\u{1b}"))
    }
  }

  @Test("It may be as long as the kernel lets it be")
  func length() throws {
    let longest = 131_072 - "INITLET_OPTIONS=".utf8.count - 1
    for length in [4095, 4096, longest] {
      let many = String(repeating: "-e 8 ", count: length / 5 - 1) + "-e 7"
      for value in [many, "-e 7" + String(repeating: " ", count: length - 4)] {
        #expect(try Scene.run(Self.setting(value), Self.command).ending == .exited(0))
      }
      let word = "--" + String(repeating: "x", count: length - 2)
      try Self.expectRefused(Scene.run(Self.setting(word), Self.command), .initlet)
    }
  }

  @Test(
    "What the init says about itself needs no variable", arguments: Contender.shipped,
    ["--version", "--help", "--license"])
  func information(_ contender: Contender, _ option: String) throws {
    let expected = try Scene.run(Setting(.pid1, contender), [option])
    for value in ["-x", "'", "word", String(repeating: "x", count: 10000), "-v"] {
      let outcome = try Scene.run(Self.setting(value, contender), [option])
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output == expected.output && outcome.errors == expected.errors)
    }
  }

  @Test("The command inherits it as it is", arguments: Contender.shipped)
  func inherited(_ contender: Contender) throws {
    let value = " -v'' \t-e '7'\\8 "
    let outcome = try Scene.run(
      Self.setting(value, contender), ["--", "sh", "-c", "printf '<%s>' \"$INITLET_OPTIONS\""])
    #expect(outcome.output == "<\(value)>")
  }

  @Test(
    "Other variables are not read", arguments: ["INITLET_OPTION", "XINITLET_OPTIONS", "OPTIONS"])
  func others(_ name: String) throws {
    let setting = try Setting(.pid1, .initlet, ["\(name)=-x", "INITLET_OPTIONSX=-x"])
    #expect(try Scene.run(setting, Self.command).ending == .exited(7))
  }

  @Test("The peers' variables are read only by their names")
  func peerVariables() throws {
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

  @Test("The peers' variables come after it")
  func peerOrder() throws {
    let outcome = try Scene.run(
      Setting(.pid1, .peer(.tini, .standIn), ["TINI_VERBOSITY=0", "INITLET_OPTIONS=-vvv"]),
      Self.command)
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors == "")
  }
}
