import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Reports of the command's end")
struct DeathReportTests {
  private static let terminations =
    (UInt8.min...UInt8.max).map { Termination.exited(ExitCode($0)) }
    + Signal.all.map { Termination.killed($0) }

  /// Every way in which a command can end, for every way in which that can be reported.
  private func forEach(
    _ profile: Profile, _ body: (Termination, SignalSet, Bool, Bool, DeathReport) -> Void
  ) {
    for termination in Self.terminations {
      for sent in Self.sentSignals(termination) {
        for sharesKeyboard in [false, true] {
          for isVerbose in [false, true] {
            let report = DeathReport(
              of: termination, sent: sent, sharesKeyboard: sharesKeyboard, isVerbose: isVerbose,
              profile)
            body(termination, sent, sharesKeyboard, isVerbose, report)
          }
        }
      }
    }
  }

  /// None, all, and where a signal killed the command, that one alone and all others.
  private static func sentSignals(_ termination: Termination) -> [SignalSet] {
    guard case .killed(let signal) = termination else { return [.empty, .all] }
    return [.empty, .all, SignalSet(signal), .all.removing(signal)]
  }

  @Test("A verbose init reports every end of the command", arguments: Profile.allCases)
  func verboseReportsEveryEnd(_ profile: Profile) {
    forEach(profile) { termination, _, _, isVerbose, report in
      if isVerbose, !report.isDue { Issue.record("\(termination)") }
    }
  }

  @Test(
    "An init that is not verbose reports a signal that it did not send, unless it was Ctrl-C",
    arguments: Profile.allCases)
  func unexpectedDeathIsReported(_ profile: Profile) {
    forEach(profile) { termination, sent, sharesKeyboard, isVerbose, report in
      if isVerbose { return }
      var isExpected = false
      if profile == .native, case .killed(let signal) = termination {
        let isKey = signal == .interrupt && sharesKeyboard
        isExpected = !sent.contains(signal) && !isKey
      }
      if report.isDue != isExpected { Issue.record("\(termination), \(sent)") }
    }
  }

  @Test(
    "Only an unexpected KILL makes the init ask whether memory ran out",
    arguments: Profile.allCases)
  func killAsksForMemory(_ profile: Profile) {
    forEach(profile) { termination, sent, _, _, report in
      let isUnexpectedKill = termination == .killed(.kill) && !sent.contains(.kill)
      let isExpected = isUnexpectedKill && profile == .native
      if report.asksForMemory != isExpected { Issue.record("\(termination), \(sent)") }
    }
  }

  @Test(
    "An INT that kills a job's command is a Ctrl-C, whether or not the init has forwarded it",
    arguments: Profile.allCases)
  func interruptIsCtrlC(_ profile: Profile) {
    forEach(profile) { termination, sent, sharesKeyboard, _, report in
      let isExpected = termination == .killed(.interrupt) && sharesKeyboard
      if report.wasInterrupted != isExpected { Issue.record("\(termination), \(sent)") }
    }
  }
}
