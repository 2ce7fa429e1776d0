import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Options that contradict each other")
struct ContradictionTests {
  /// The options that stand beside no option of the same row.
  private static let contradictions: [Set<InitletCore.Option>] = [
    [.singleChild, .processGroup, .all]
  ]

  /// The options that do nothing without a command.
  private static let needingCommand: Set<InitletCore.Option> = [
    .singleChild, .processGroup, .all, .rewrite, .noSession, .gracePeriod, .stopTimeout, .stopDelay,
    .wait, .orphans, .guarded, .childDeathSignal, .remapExit,
  ]

  /// The options that do not end the reading.
  private static let options = InitletCore.Option.allCases.filter { option in
    ![.help, .version, .license, .copyTo].contains(option)
  }

  /// The option as words, with a value that it takes.
  private static func words(_ option: InitletCore.Option) -> [String] {
    let name = "--" + option.spec.name.string
    return switch option {
    case .rewrite: [name, "HUP:TERM"]
    case .orphans: [name, "term"]
    default: option.spec.takesValue ? [name, "1"] : [name]
    }
  }

  private static func excludes(_ first: InitletCore.Option, _ second: InitletCore.Option) -> Bool {
    if first == second { return false }
    return contradictions.contains { $0.contains(first) && $0.contains(second) }
      || first == .pause && needingCommand.contains(second)
      || second == .pause && needingCommand.contains(first)
  }

  @Test("Two options of one source are refused where one makes the other one pointless")
  func pairIsRefused() {
    for first in Self.options {
      for second in Self.options {
        let (one, other) = (Self.words(first), Self.words(second))
        let isPause = first == .pause || second == .pause
        let parsed = Parsed(one + other + (isPause ? [] : ["true"]))
        if Self.excludes(first, second) {
          let message = "option '\(other[0])' cannot be used with '\(one[0])'"
          #expect(parsed == .refused(message))
        } else if case .refused(let message) = parsed {
          Issue.record("\(one + other): \(message)")
        }
      }
    }
  }

  @Test("The command line overrides an option of INITLET_OPTIONS that contradicts it")
  func commandLineOverridesVariable() throws {
    let timed = try Options(words: ["-t2"], variable: ["-W"])
    #expect(timed.leftovers == .wait && timed.gracePeriod == .seconds(2))
    let patient = try Options(words: ["-W"], variable: ["-t2"])
    #expect(patient.leftovers == .wait && patient.gracePeriod == .seconds(2))
    #expect(try Options(words: ["-g"], variable: ["-c"]).target == .processGroup)
    #expect(try Options(words: ["-c"], variable: ["-a"]).target == .process)
    #expect(try Options(words: ["-P"], variable: ["-rTERM:0"]).isPause)
  }

  @Test("A command beside --pause of INITLET_OPTIONS is refused, since it would not run")
  func commandBesidePauseIsRefused() {
    #expect(throws: InitletCore.UsageError.self) { _ = try Options(words: [], variable: ["-P"]) }
  }

  @Test("Options of INITLET_OPTIONS that contradict each other are refused")
  func variableIsRefused() {
    #expect(throws: InitletCore.UsageError.self) {
      _ = try Options(words: [], variable: ["-c", "-g"])
    }
  }

  @Test("As catatonit, options that contradict each other without -P are refused")
  func catatonitRefusesTheRest() {
    #expect(throws: InitletCore.UsageError.self) {
      _ = try Options(words: ["-c", "-g"], calledBy: "catatonit")
    }
  }

  @Test(
    "As catatonit and as pause, -P passes over what it does not need",
    arguments: [
      ("catatonit", ["-P", "-g", "true"]), ("podman-init", ["-gP", "--", "true"]),
      ("pause", ["true"]), ("pause", ["-g", "true"]),
    ])
  func peerPassesOverTheRest(_ name: String, _ words: [String]) {
    let invocation = ArgumentVector.with(words.map { Array($0.utf8) }, calledBy: name) {
      arguments in
      var parser = OptionParser(arguments)
      return try? parser.parse()
    }
    #expect(invocation == .pause)
  }

  @Test(
    "What another init accepts is accepted by its name",
    arguments: [
      ("tini", ["-gswvvv", "-pSIGTERM", "-e1", "-e2"]), ("dumb-init", ["-cv", "-r15:3"]),
      ("dumb-init", ["--single-child", "--rewrite=1:2", "--verbose"]), ("catatonit", ["-g"]),
    ])
  func peersOptionsAreAccepted(_ name: String, _ words: [String]) {
    #expect(throws: Never.self) { try Options(words: words, calledBy: name) }
  }
}
