import InitletCore
import Testing

/// Words that are refused, and the message.
struct RefusalCase: Sendable, CustomTestStringConvertible {
  let kind: UsageError.Kind
  let words: [String]
  let message: String

  init(_ kind: UsageError.Kind, _ words: [String], _ message: String) {
    self.kind = kind
    self.words = words
    self.message = message
  }

  var testDescription: String { words.joined(separator: " ") }
}

@Suite("Usage errors")
struct UsageErrorTests {
  private static let cases = [
    RefusalCase(.unknownOption, ["-x"], "unknown option '-x'"),
    RefusalCase(.unknownOption, ["-vx", "true"], "unknown option '-vx'"),
    RefusalCase(.unknownOption, ["--frobnicate"], "unknown option '--frobnicate'"),
    RefusalCase(.unknownOption, ["--frob=1"], "unknown option '--frob=1'"),
    RefusalCase(.unknownOption, ["--="], "unknown option '--='"),
    RefusalCase(.unknownOption, ["--helpful"], "unknown option '--helpful'"),
    RefusalCase(.unknownOption, ["--HELP"], "unknown option '--HELP'"),
    RefusalCase(.unknownOption, ["---"], "unknown option '---'"),
    RefusalCase(.unknownOption, ["-|"], "unknown option '-|'"),
    RefusalCase(.ambiguousOption, ["--re", "x"], "ambiguous option '--re'"),
    RefusalCase(.ambiguousOption, ["--ver"], "ambiguous option '--ver'"),
    RefusalCase(.ambiguousOption, ["--p=1"], "ambiguous option '--p=1'"),
    RefusalCase(.ambiguousOption, ["--s"], "ambiguous option '--s'"),
    RefusalCase(.ambiguousOption, ["--wa"], "ambiguous option '--wa'"),
    RefusalCase(.missingValue, ["-r"], "a value is missing after '-r'"),
    RefusalCase(.missingValue, ["-vt"], "a value is missing after '-vt'"),
    RefusalCase(.missingValue, ["--grace"], "a value is missing after '--grace'"),
    RefusalCase(.unexpectedValue, ["--verbose=1"], "no value belongs to '--verbose=1'"),
    RefusalCase(.unexpectedValue, ["--help="], "no value belongs to '--help='"),
    RefusalCase(.badSignal, ["-p", "FOO"], "no such signal: 'FOO'"),
    RefusalCase(.badSignal, ["-p", "0"], "no such signal: '0'"),
    RefusalCase(.badSignal, ["-p65"], "no such signal: '65'"),
    RefusalCase(.badSignal, ["--parent-death-signal="], "no such signal: ''"),
    RefusalCase(.missingValue, ["--copy-to"], "a value is missing after '--copy-to'"),
    RefusalCase(.badSignal, ["--orphans", "all"], "no such signal: 'all'"),
    RefusalCase(.badRewrite, ["-r15"], "no rewrite FROM:TO of signals: '15'"),
    RefusalCase(.badRewrite, ["-r0:15"], "no rewrite FROM:TO of signals: '0:15'"),
    RefusalCase(.badRewrite, ["-r:15"], "no rewrite FROM:TO of signals: ':15'"),
    RefusalCase(.badRewrite, ["-r15:65"], "no rewrite FROM:TO of signals: '15:65'"),
    RefusalCase(.badRewrite, ["-r15:3:2"], "no rewrite FROM:TO of signals: '15:3:2'"),
    RefusalCase(.badRewrite, ["-rA:B"], "no rewrite FROM:TO of signals: 'A:B'"),
    RefusalCase(.uncatchableSignal, ["-r9:15"], "no init receives that signal: '9:15'"),
    RefusalCase(.uncatchableSignal, ["-rSTOP:0"], "no init receives that signal: 'STOP:0'"),
    RefusalCase(.badSeconds, ["-t", "soon"], "no number of seconds: 'soon'"),
    RefusalCase(.badSeconds, ["-t", "-1"], "no number of seconds: '-1'"),
    RefusalCase(.badExitCode, ["-e", "256"], "no exit code: '256'"),
    RefusalCase(.badExitCode, ["-e", "2-1"], "no exit code: '2-1'"),
    RefusalCase(.badExitCode, ["-e", "-1"], "no exit code: '-1'"),
    RefusalCase(.badExitCode, ["-e", "1-"], "no exit code: '1-'"),
    RefusalCase(.badExitCode, ["-e", "1-2-3"], "no exit code: '1-2-3'"),
    RefusalCase(.badExitCode, ["-e", ""], "no exit code: ''"),
    RefusalCase(.missingCommand, [], "no command given"),
    RefusalCase(.missingCommand, ["-v"], "no command given"),
    RefusalCase(.missingCommand, ["--"], "no command given"),
  ]

  /// Not for a command line: for the variable INITLET_OPTIONS.
  private static let otherKinds: [UsageError.Kind] = [.unexpectedWord, .openQuote, .noMemory]

  @Test("Each says what is wrong with which word", arguments: cases)
  func message(_ test: RefusalCase) {
    #expect(Parsed(test.words) == .refused(test.message))
  }

  @Test("Every kind is among the cases above", arguments: UsageError.Kind.allCases)
  func isCovered(_ kind: UsageError.Kind) {
    #expect(Self.cases.contains { $0.kind == kind } != Self.otherKinds.contains(kind))
  }

  @Test("Each kind is what the parser reports", arguments: cases)
  func kind(_ test: RefusalCase) {
    ArgumentVector.with(test.words.map { Array($0.utf8) }) { arguments in
      var parser = OptionParser(arguments)
      do throws(UsageError) {
        let task = try parser.parse()
        Issue.record("not refused: \(task)")
      } catch {
        #expect(error.kind == test.kind)
      }
    }
  }

  @Test("A long word is cut off and marked")
  func longWord() {
    let word = "--" + String(repeating: "x", count: 5000)
    #expect(Parsed([word]) == .refused("unknown option '\(word.prefix(400))~'"))
  }

  @Test("Bytes that could steer a terminal are not repeated")
  func controlCharacters() {
    #expect(Parsed(["-\u{1B}[2J\n"]) == .refused("unknown option '-?[2J?'"))
  }
}
