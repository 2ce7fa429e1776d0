import InitletCore
import Primitives

/// What has happened to a machine so far, as seen from outside.
struct History {
  /// How the command ended, once it has.
  private(set) var termination: Termination?
  private(set) var hasExited = false
  private(set) var hasLostOuter = false
  /// Whether a TERM, INT or QUIT was sent on.
  private(set) var wasAskedToEnd = false
  /// When TERM was sent.
  private(set) var term: Instant?
  /// When the first KILL was sent, or a process last ended after it.
  private(set) var lastProgress: Instant?
  /// The code to exit with.
  private(set) var code: ExitCode

  init(_ options: Options) {
    code = options.isPause ? .success : .failure
  }

  var hasSentTerm: Bool { term != nil }
  var hasSentKill: Bool { lastProgress != nil }

  /// Whether there is a command to look after.
  func isCommandAlive(_ options: Options) -> Bool {
    !options.isPause && termination == nil && !hasLostOuter && !hasExited
  }

  mutating func receive(_ step: Step) {
    let options = step.configuration.options
    switch step.event {
    case .commandEnded(let end) where isCommandAlive(options): commandEnded(end, options)
    case .signal(let received) where options.isRequestToEnd(received.signal):
      wasAskedToEnd = true
    case .outerDied where !hasExited && !hasSentKill:
      hasLostOuter = true
      // There is no pausing any more, and no command whose code could count.
      if termination == nil { code = .failure }
    case .commandEnded where hasSentKill, .orphanReaped where hasSentKill: lastProgress = step.now
    default: break
    }
    receive(step.action, at: step.now)
  }

  private mutating func commandEnded(_ end: Termination, _ options: Options) {
    termination = end
    code = options.codesReportedAsSuccess.contains(end.code) ? .success : end.code
  }

  private mutating func receive(_ action: Action, at now: Instant) {
    switch action {
    case .endLeftovers: term = term ?? now
    case .killLeftovers: lastProgress = lastProgress ?? now
    case .exit, .giveUp: hasExited = true
    case .wait, .forward, .drop, .suspend: break
    }
  }
}

extension Options {
  /// Whether a signal asks to end and is not dropped.
  func isRequestToEnd(_ signal: Signal) -> Bool {
    signal.asksToEnd && route.target(of: signal) != nil
  }
}
