import Testing

@testable import TestSupport

@Suite("A mistake in INITLET_OPTIONS is reported in one line", .needs(.namespaces))
struct OptionsVariableErrorTests {
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
      ("-r TERM", "invalid --rewrite 'TERM', expected FROM:TO"),
      ("-t 'x'", "invalid number of seconds 'x' for '-t'"),
      ("-c -g", "option '-g' cannot be used with '--single-child'"),
      ("--stop-delay x", "invalid number of seconds 'x' for '--stop-delay'"),
      ("--verbose=2", "option '--verbose' takes no value"),
    ]

  @Test(
    "A mistake in INITLET_OPTIONS is reported with the variable and the word", arguments: mistakes,
    Contender.shipped)
  func mistakeInVariableNamesWord(
    _ mistake: (value: String, message: String), _ contender: Contender
  ) throws {
    let outcome = try Scene.run(
      OptionsVariableTests.setting(mistake.value, contender), OptionsVariableTests.command)
    let name = try Self.expectRefused(outcome, contender)
    let expected = "INITLET_OPTIONS: \(mistake.message); try '\(name) --help'\n"
    #expect(outcome.errors.hasSuffix(expected), "\(outcome.errors)")
  }

  /// Returns the name of the init in the message.
  @discardableResult
  static func expectRefused(_ outcome: Outcome, _ contender: Contender) throws -> String {
    var (prefix, name) = ("initlet: ", "initlet")
    if case .peer(let peer, _) = contender { (prefix, name) = (peer.prefix, peer.rawValue) }
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("\(prefix)INITLET_OPTIONS: "), "\(outcome.errors)")
    return name
  }

  /// The variable and the command line are right, each by itself.
  @Test("A command beside --pause of INITLET_OPTIONS is refused, as it would not run")
  func commandBesidePauseIsRefused() throws {
    for value in ["-P", "--pause"] {
      let outcome = try Scene.run(OptionsVariableTests.setting(value), OptionsVariableTests.command)
      #expect(outcome.ending == .exited(1))
      #expect(outcome.errors.contains("option '--pause' takes no command"), "\(outcome.errors)")
    }
  }

  @Test(
    "A quote that is not closed in INITLET_OPTIONS is refused",
    arguments: ["'", "\"", "-e '7", "-e \"7", "-e 7'", "-e \"7\\\"", "'\""])
  func unclosedQuoteIsRefused(_ value: String) throws {
    try Self.expectRefused(
      Scene.run(OptionsVariableTests.setting(value), OptionsVariableTests.command), .initlet)
  }

  @Test(
    "A backslash at the end of INITLET_OPTIONS is refused", arguments: ["\\", "-e 7\\", "-e 7 \\"])
  func finalBackslashIsRefused(_ value: String) throws {
    try Self.expectRefused(
      Scene.run(OptionsVariableTests.setting(value), OptionsVariableTests.command), .initlet)
  }

  @Test("Bytes that are no text are refused in INITLET_OPTIONS as any other word")
  func bytesThatAreNoTextAreRefused() throws {
    for bytes: [UInt8] in [[0xff], [0x2d, 0xc3], (1...255).map(UInt8.init), [0x1b, 0x5b]] {
      var setting = Setting(.pid1)
      setting.environment.append(Array("INITLET_OPTIONS=".utf8) + bytes)
      let outcome = try Scene.run(setting, OptionsVariableTests.command)
      try Self.expectRefused(outcome, .initlet)
      #expect(!outcome.errors.contains("\u{1b}"))
    }
  }
}
