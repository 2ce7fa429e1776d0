import InitletCore
import Primitives
import Testing
import UnitTestSupport

/// Words that are refused, and the message.
struct RefusalCase: Sendable, CustomTestStringConvertible {
  let kind: UsageErrorKind
  let words: [String]
  let message: String

  init(_ kind: UsageErrorKind, _ words: [String], _ message: String) {
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
    RefusalCase(
      .ambiguousOption, ["--re", "x"], "ambiguous option '--re': --rewrite --remap-exit"),
    RefusalCase(.ambiguousOption, ["--ver"], "ambiguous option '--ver': --verbose --version"),
    RefusalCase(
      .ambiguousOption, ["--p=1"],
      "ambiguous option '--p=1': --process-group --parent-death-signal --pause"),
    RefusalCase(
      .ambiguousOption, ["--s"],
      "ambiguous option '--s': --single-child --subreaper --stop-timeout --stop-delay"),
    RefusalCase(.ambiguousOption, ["--wa"], "ambiguous option '--wa': --wait --warn-on-reap"),
    RefusalCase(.missingValue, ["-r"], "option '-r' requires a value"),
    RefusalCase(.missingValue, ["-vt"], "option '-t' requires a value"),
    RefusalCase(.missingValue, ["--grace"], "option '--grace-period' requires a value"),
    RefusalCase(.unexpectedValue, ["--verbose=1"], "option '--verbose' takes no value"),
    RefusalCase(.unexpectedValue, ["--help="], "option '--help' takes no value"),
    RefusalCase(.unknownSignal, ["-p", "FOO"], "unknown signal 'FOO' for '-p'"),
    RefusalCase(.unknownSignal, ["-p", "0"], "unknown signal '0' for '-p'"),
    RefusalCase(.unknownSignal, ["-p65"], "unknown signal '65' for '-p'"),
    RefusalCase(
      .unknownSignal, ["--parent-death-signal="], "unknown signal '' for '--parent-death-signal'"),
    RefusalCase(.missingValue, ["--copy-to"], "option '--copy-to' requires a value"),
    RefusalCase(
      .unknownOrphanPolicy, ["--orphans", "all"],
      "unknown --orphans 'all': keep, term, kill or a signal"),
    RefusalCase(.invalidRewrite, ["-r15"], "invalid --rewrite '15', expected FROM:TO"),
    RefusalCase(
      .invalidRewrite, ["-r0:15"], "invalid --rewrite '0:15', expected FROM:TO"),
    RefusalCase(.invalidRewrite, ["-r:15"], "invalid --rewrite ':15', expected FROM:TO"),
    RefusalCase(
      .invalidRewrite, ["-r15:65"], "invalid --rewrite '15:65', expected FROM:TO"),
    RefusalCase(
      .invalidRewrite, ["-r15:3:2"], "invalid --rewrite '15:3:2', expected FROM:TO"),
    RefusalCase(.invalidRewrite, ["-rA:B"], "invalid --rewrite 'A:B', expected FROM:TO"),
    RefusalCase(.unforwardedRewrite, ["-r9:15"], "invalid --rewrite SIGKILL: it is not forwarded"),
    RefusalCase(
      .unforwardedRewrite, ["-rSTOP:0"], "invalid --rewrite SIGSTOP: it is not forwarded"),
    RefusalCase(
      .unforwardedRewrite, ["-rCHLD:1"], "invalid --rewrite SIGCHLD: it is not forwarded"),
    RefusalCase(.invalidSeconds, ["-t", "soon"], "invalid number of seconds 'soon' for '-t'"),
    RefusalCase(.invalidSeconds, ["-t", "-1"], "invalid number of seconds '-1' for '-t'"),
    RefusalCase(
      .invalidSeconds, ["--grace=x"], "invalid number of seconds 'x' for '--grace-period'"),
    RefusalCase(
      .invalidSeconds, ["--stop-delay", "x"], "invalid number of seconds 'x' for '--stop-delay'"),
    RefusalCase(
      .invalidSeconds, ["--stop-timeout="], "invalid number of seconds '' for '--stop-timeout'"),
    RefusalCase(.missingValue, ["--stop-delay"], "option '--stop-delay' requires a value"),
    RefusalCase(
      .ambiguousOption, ["--stop=1"], "ambiguous option '--stop=1': --stop-timeout --stop-delay"),
    RefusalCase(.invalidExitCode, ["-e", "256"], "invalid exit code '256' for '-e'"),
    RefusalCase(.invalidExitCode, ["-e", "2-1"], "invalid exit code '2-1' for '-e'"),
    RefusalCase(.invalidExitCode, ["-e", "-1"], "invalid exit code '-1' for '-e'"),
    RefusalCase(.invalidExitCode, ["-e", "1-"], "invalid exit code '1-' for '-e'"),
    RefusalCase(.invalidExitCode, ["-e", "1-2-3"], "invalid exit code '1-2-3' for '-e'"),
    RefusalCase(.invalidExitCode, ["-e", ""], "invalid exit code '' for '-e'"),
    RefusalCase(
      .contradiction, ["-g", "-c", "true"],
      "option '-c' cannot be used with '--process-group'"),
    RefusalCase(.contradiction, ["-ca"], "option '-a' cannot be used with '--single-child'"),
    RefusalCase(
      .contradiction, ["-P", "--stop-delay=1"],
      "option '--stop-delay' cannot be used with '--pause'"),
    RefusalCase(.unexpectedCommand, ["-P", "true"], "option '--pause' takes no command"),
    RefusalCase(.unexpectedCommand, ["-vP", "--", "-v"], "option '--pause' takes no command"),
    RefusalCase(
      .unexpectedCommand, ["--copy-to", "/x", "true"], "option '--copy-to' takes no command"),
    RefusalCase(.missingCommand, [], "no command given"),
    RefusalCase(.missingCommand, ["-v"], "no command given"),
    RefusalCase(.missingCommand, ["--"], "no command given"),
  ]

  /// Not for a command line: for the variable INITLET_OPTIONS.
  private static let otherKinds: [UsageErrorKind] = [
    .unexpectedWord, .unterminatedQuote, .noMemory,
  ]

  @Test("A usage error says what is wrong with which word", arguments: cases)
  func saysWhatIsWrong(_ test: RefusalCase) {
    #expect(Parsed(test.words) == .refused(test.message))
  }

  @Test(
    "Every kind of usage error is among the cases, or for variables alone",
    arguments: UsageErrorKind.allCases)
  func kindIsCovered(_ kind: UsageErrorKind) {
    #expect(Self.cases.contains { $0.kind == kind } != Self.otherKinds.contains(kind))
  }

  @Test("The parser refuses words with their kind of usage error", arguments: cases)
  func parserReportsKind(_ test: RefusalCase) {
    ArgumentVector.with(test.words.map { Array($0.utf8) }) { arguments in
      var parser = OptionParser(arguments)
      do throws(UsageError) {
        let invocation = try parser.parse()
        Issue.record("not refused: \(invocation)")
      } catch {
        #expect(UsageErrorKind(error) == test.kind)
      }
    }
  }

  private static let variableErrors: [(UsageError, String)] = [
    (.unexpectedWord("true"), "not an option: 'true'"),
    (.unterminatedQuote("'a b"), "unterminated quote in ''a b'"),
    (.noMemory, "out of memory"),
  ]

  @Test("A usage error of a variable says what is wrong with which word", arguments: variableErrors)
  func variableErrorSaysWhatIsWrong(_ error: UsageError, _ message: String) {
    #expect(LineBuffer.string { $0.append(error) } == message)
    #expect(Self.otherKinds.contains(UsageErrorKind(error)))
  }

  @Test("A long word in a usage error is cut off and marked")
  func longWordIsCutOff() {
    let word = "--" + String(repeating: "x", count: 5000)
    #expect(Parsed([word]) == .refused("unknown option '\(word.prefix(400))~'"))
  }

  @Test("Bytes that could steer a terminal are not repeated by a usage error")
  func controlCharactersAreReplaced() {
    #expect(Parsed(["-\u{1B}[2J\n"]) == .refused("unknown option '-?[2J?'"))
  }
}
