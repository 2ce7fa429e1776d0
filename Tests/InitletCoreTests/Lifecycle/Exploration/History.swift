import InitletCore

/// What has happened to a machine so far, as somebody sees it who does not look inside.
struct History {
  /// How the command ended, once it has.
  private(set) var termination: Termination?
  private(set) var hasExited = false
  private(set) var hasLostGuardian = false
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
    !options.isPause && termination == nil && !hasLostGuardian && !hasExited
  }

  mutating func note(_ step: Step) {
    let options = step.configuration.options
    switch step.event {
    case .commandEnded(let end) where isCommandAlive(options): noteEnd(end, options)
    case .signal(let signal) where signal.asksToEnd && options.route.target(of: signal) != nil:
      wasAskedToEnd = true
    case .guardianDied where !hasExited && !hasSentKill:
      hasLostGuardian = true
      // There is no pausing any more, and no command whose code could count.
      if termination == nil { code = .failure }
    case .commandEnded where hasSentKill, .orphanReaped where hasSentKill: lastProgress = step.now
    default: break
    }
    note(step.action, step)
  }

  private mutating func noteEnd(_ end: Termination, _ options: Options) {
    termination = end
    code = options.codesReportedAsSuccess.contains(end.code) ? .success : end.code
  }

  private mutating func note(_ action: Action, _ step: Step) {
    switch action {
    case .endLeftovers: term = term ?? step.now
    case .killLeftovers: lastProgress = lastProgress ?? step.now
    case .exit, .giveUp: hasExited = true
    case .wait, .forward, .drop, .suspend: break
    }
  }
}
