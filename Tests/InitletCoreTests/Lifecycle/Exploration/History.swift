import InitletCore
import Primitives

/// What has happened to a machine so far, as seen from outside.
struct History {
  /// How the command ended, once it has.
  private(set) var termination: Termination?
  private(set) var hasExited = false
  /// The request to end that is held back.
  private(set) var held: ReceivedSignal?
  /// Whether a TERM, INT or QUIT has asked for the end, and was not dropped.
  private(set) var wasAskedToEnd = false
  /// Whether the command has outlived its time limit.
  private(set) var hasTimedOut = false
  /// Whether the processes that are left may take their time.
  private(set) var isWaiting = false
  /// When the end of what is left began: by TERM, by KILL or by closing the streams.
  private(set) var begin: Instant?
  private(set) var hasSentTerm = false
  private(set) var hasToldEveryone = false
  private(set) var hasClosedStreams = false
  /// When the first KILL was sent.
  private(set) var kill: Instant?
  /// When the first KILL was sent, or a process last ended after it.
  private(set) var lastProgress: Instant?
  /// The code to exit with.
  private(set) var code: ExitCode

  init(_ options: Options) {
    code = options.isPause ? .success : .failure
  }

  var hasSentKill: Bool { kill != nil }
  var isEnding: Bool { begin != nil }

  /// Whether there is a command whose status counts.
  func isCommandAlive(_ options: Options) -> Bool {
    !options.isPause && termination == nil && !hasExited
  }

  /// Whether there is a command to look after.
  func isRunning(_ options: Options) -> Bool {
    isCommandAlive(options) && !isEnding && !hasTimedOut
  }

  mutating func receive(_ step: Step) {
    let options = step.configuration.options
    switch step.event {
    case .commandEnded(let end) where isCommandAlive(options):
      termination = end
      code = options.codesReportedAsSuccess.contains(end.code) ? .success : end.code
      held = nil
      if hasSentKill { lastProgress = step.now }
    case .signal(let received) where options.isRequestToEnd(received.signal) && !options.isPause:
      held = step.action == .holdBack(received.signal) ? received : nil
      wasAskedToEnd = true
    case .outerDied where !hasExited && !hasSentKill:
      // There is no pausing any more.
      if options.isPause { code = .failure }
    case .orphanReaped where hasSentKill: lastProgress = step.now
    case .childrenRemain
    where termination != nil && !isEnding && step.action == .awaitLeftovers && !hasExited:
      isWaiting = true
    case .deadlinePassed: held = nil
    default: break
    }
    receive(step.action, at: step.now)
  }

  private mutating func receive(_ action: Action, at now: Instant) {
    switch action {
    case .timeOut:
      hasTimedOut = true
      begin = begin ?? now
    case .endLeftovers(let part):
      begin = begin ?? now
      hasSentTerm = true
      if part == .everyone { hasToldEveryone = true }
    case .closeStreams:
      begin = begin ?? now
      hasClosedStreams = true
    case .killLeftovers:
      begin = begin ?? now
      kill = kill ?? now
      lastProgress = lastProgress ?? now
    case .exit, .giveUp: hasExited = true
    case .wait, .forward, .drop, .suspend, .holdBack, .awaitLeftovers: break
    }
  }
}

extension Options {
  /// Whether a signal asks to end and is not dropped.
  func isRequestToEnd(_ signal: Signal) -> Bool {
    signal.asksToEnd && route.target(of: signal) != nil
  }
}
