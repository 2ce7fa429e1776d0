import InitletCore
import Primitives
import Testing
import UnitTestSupport

/// Words before a command, and what they spell out.
struct ParserCase: Sendable, CustomTestStringConvertible {
  let words: [String]
  let meaning: [String]

  init(_ words: [String], _ meaning: [String]) {
    self.words = words
    self.meaning = meaning
  }

  var testDescription: String { words.joined(separator: " ") }
}

@Suite("The option parser")
struct OptionParserTests {
  /// The options are followed by the command `true`.
  private func expectMeaning(_ test: ParserCase) {
    let expected = Parsed.understood(.run(commandIndex: test.words.count + 1), test.meaning)
    #expect(Parsed(test.words + ["true"]) == expected)
  }

  @Test(
    "Each option means what it says",
    arguments: [
      ParserCase([], []),
      ParserCase(["-c"], ["--single-child"]),
      ParserCase(["--single-child"], ["--single-child"]),
      ParserCase(["-g"], ["--process-group"]),
      ParserCase(["--process-group"], ["--process-group"]),
      ParserCase(["-a"], ["--all"]),
      ParserCase(["--all"], ["--all"]),
      ParserCase(["-r", "HUP:TERM"], ["--rewrite", "1:15"]),
      ParserCase(["--rewrite", "15:3"], ["--rewrite", "15:3"]),
      ParserCase(["--no-setsid"], ["--no-setsid"]),
      ParserCase(["-s"], []),
      ParserCase(["--subreaper"], []),
      ParserCase(["-p", "KILL"], ["--parent-death-signal", "9"]),
      ParserCase(["--parent-death-signal", "64"], ["--parent-death-signal", "64"]),
      ParserCase(["-t", "2.5"], ["--grace-period", "2.5"]),
      ParserCase(["--grace-period", "0"], ["--grace-period", "0"]),
      ParserCase(["--stop-timeout", "2.5"], ["--stop-timeout", "2.5"]),
      ParserCase(["--stop-timeout=0"], ["--stop-timeout", "0"]),
      ParserCase(["--stop-delay", ".25"], ["--stop-delay", "0.25"]),
      ParserCase(["--stop-delay=0"], []),
      ParserCase(["-W"], ["--wait"]),
      ParserCase(["--wait"], ["--wait"]),
      ParserCase(["--orphans", "keep"], []),
      ParserCase(["--orphans", "term"], ["--orphans", "15"]),
      ParserCase(["--orphans=kill"], ["--orphans", "9"]),
      ParserCase(["--guard"], ["--guard"]),
      ParserCase(["--child-death-signal", "TERM"], ["--child-death-signal", "15"]),
      ParserCase(["-e", "143"], ["--remap-exit", "143"]),
      ParserCase(["--remap-exit", "0"], ["--remap-exit", "0"]),
      ParserCase(["-w"], ["--warn-on-reap"]),
      ParserCase(["--warn-on-reap"], ["--warn-on-reap"]),
      ParserCase(["-v"], ["--verbose"]),
      ParserCase(["--verbose"], ["--verbose"]),
    ])
  func eachOptionMeansWhatItSays(_ test: ParserCase) {
    expectMeaning(test)
  }

  @Test(
    "Values and letters of options may be written in several ways",
    arguments: [
      ParserCase(["-vvw"], ["--warn-on-reap", "--verbose", "--verbose"]),
      ParserCase(["-gwW"], ["--process-group", "--wait", "--warn-on-reap"]),
      ParserCase(["-rHUP:TERM"], ["--rewrite", "1:15"]),
      ParserCase(["-vrHUP:TERM"], ["--rewrite", "1:15", "--verbose"]),
      ParserCase(["-vr", "HUP:TERM"], ["--rewrite", "1:15", "--verbose"]),
      ParserCase(["-t1", "-v"], ["--grace-period", "1", "--verbose"]),
      // The rest of the word is the value, whatever it looks like.
      ParserCase(["-e1-2"], ["--remap-exit", "1", "--remap-exit", "2"]),
      ParserCase(["--rewrite=HUP:TERM"], ["--rewrite", "1:15"]),
      ParserCase(["--grace-period=.25"], ["--grace-period", "0.25"]),
      ParserCase(["--remap-exit=7"], ["--remap-exit", "7"]),
    ])
  func spellingsMeanTheSame(_ test: ParserCase) {
    expectMeaning(test)
  }

  @Test(
    "A long option may be cut short as far as it stays unambiguous",
    arguments: [
      ParserCase(["--si"], ["--single-child"]),
      ParserCase(["--proc"], ["--process-group"]),
      ParserCase(["--al"], ["--all"]),
      ParserCase(["--rew=HUP:0"], ["--rewrite", "1:0"]),
      ParserCase(["--rem", "9"], ["--remap-exit", "9"]),
      ParserCase(["--no"], ["--no-setsid"]),
      ParserCase(["--par", "TERM"], ["--parent-death-signal", "15"]),
      ParserCase(["--gr", "1"], ["--grace-period", "1"]),
      ParserCase(["--stop-t", "1"], ["--stop-timeout", "1"]),
      ParserCase(["--stop-d=1"], ["--stop-delay", "1"]),
      ParserCase(["--gu"], ["--guard"]),
      ParserCase(["--ch=9"], ["--child-death-signal", "9"]),
      ParserCase(["--wai"], ["--wait"]),
      ParserCase(["--war"], ["--warn-on-reap"]),
      ParserCase(["--verb"], ["--verbose"]),
    ])
  func namesMayBeCutShort(_ test: ParserCase) {
    expectMeaning(test)
  }

  @Test("Every option is found by its whole name and by each of its letters")
  func everyNameLeadsToItsOption() {
    for option in InitletCore.Option.allCases {
      for spelling in option.spec.spellings { expectOption(spelling, option) }
    }
  }

  /// What a name means shows in what it lacks when it stands alone.
  private func expectOption(_ name: String, _ option: InitletCore.Option) {
    switch (option, Parsed([name])) {
    case (.help, .understood(.printHelp, [])), (.version, .understood(.printVersion, [])),
      (.license, .understood(.printLicense, [])), (.pause, .understood(.pause, ["--pause"])):
      break
    case (_, let parsed):
      let expected =
        option.spec.takesValue ? "option '\(name)' requires a value" : "no command given"
      #expect(parsed == .refused(expected))
    }
  }

  @Test(
    "Of options that change the same thing the last one wins",
    arguments: [
      ParserCase(["-c", "--no-setsid"], ["--no-setsid"]),
      ParserCase(["--no-setsid", "-c"], ["--single-child"]),
      ParserCase(["--no-setsid", "-g"], ["--process-group", "--no-setsid"]),
      ParserCase(["--orphans=kill", "--orphans=keep"], []),
      ParserCase(["-t", "1", "-t", "2"], ["--grace-period", "2"]),
      ParserCase(["--stop-timeout=1", "--stop-timeout=2"], ["--stop-timeout", "2"]),
      ParserCase(["--stop-delay=1", "--stop-delay=0"], []),
      ParserCase(["-p", "HUP", "-p", "TERM"], ["--parent-death-signal", "15"]),
      ParserCase(["-r", "HUP:TERM", "-r", "HUP:INT"], ["--rewrite", "1:2"]),
      ParserCase(["-r", "HUP:TERM", "-r", "HUP:HUP"], []),
      ParserCase(["-r", "HUP:", "-r", "HUP:1"], []),
    ])
  func lastOneWins(_ test: ParserCase) {
    expectMeaning(test)
  }

  @Test(
    "Options for rewrites and exit codes may be repeated",
    arguments: [
      ParserCase(["-rHUP:0", "-r", "INT:"], ["--rewrite", "1:0", "--rewrite", "2:0"]),
      ParserCase(["-r", "SIGRTMIN+3:term"], ["--rewrite", "37:15"]),
      ParserCase(["-r", "sighup:RTMAX"], ["--rewrite", "1:64"]),
      ParserCase(["-r", "HUP:00"], ["--rewrite", "1:0"]),
      // What cannot be received may well be sent.
      ParserCase(["-r", "TERM:KILL"], ["--rewrite", "15:9"]),
      ParserCase(["-r", "TERM:CHLD"], ["--rewrite", "15:17"]),
      ParserCase(["-e1", "-e1", "-e", "3"], ["--remap-exit", "1", "--remap-exit", "3"]),
      ParserCase(["-e", "254-255"], ["--remap-exit", "254", "--remap-exit", "255"]),
      ParserCase(["-e", "0-0"], ["--remap-exit", "0"]),
    ])
  func optionsMayBeRepeated(_ test: ParserCase) {
    expectMeaning(test)
  }

  @Test("All exit codes may be remapped, and verbosity ends at 127")
  func limitsHold() {
    let everyCode = (0...255).flatMap { ["--remap-exit", "\($0)"] }
    expectMeaning(ParserCase(["-e", "0-255"], everyCode))
    let v = [String](repeating: "-v", count: 300)
    expectMeaning(ParserCase(v, Array(repeating: "--verbose", count: 127)))
  }
}
