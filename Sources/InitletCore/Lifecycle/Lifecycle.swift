/// The state machine of the init: each event gives one action.
///
/// running → (the command ended) ended → (others are left) draining or waiting
/// → (the grace period is over) killing → finished. Without a command it is
/// pausing until it is told to end.
public struct Lifecycle: Sendable {
  public enum Phase: Equatable, Sendable, CaseIterable {
    /// There is no command; the init only holds and reaps.
    case pausing
    case running
    /// The command has ended, and it is not known yet whether others are left.
    case ended
    /// Those left may take their time.
    case waiting
    /// Those left have been sent TERM.
    case draining
    /// Those left have been sent KILL.
    case killing
    case finished
  }

  /// Time between two rounds of KILL in which nothing happens: doubled each
  /// time, from the first to the second.
  static let shortestPause = Interval.milliseconds(10)
  static let longestPause = Interval.milliseconds(320)
  /// Time from TERM to the first look for new children without a cause, doubled each time.
  ///
  /// Nobody tells the init of those whose parent was another's child.
  static let firstLook = Interval.milliseconds(2)
  /// Time without a single end after which what is left counts as unkillable
  /// (state D, another user's).
  ///
  /// With the default grace period it stays below the ten seconds after which
  /// Docker loses its own patience.
  static let patience = Interval.seconds(2)

  public private(set) var phase: Phase
  /// The code to exit with, once the command has ended.
  public private(set) var code = ExitCode.failure
  /// Whether the terminal's job control reaches past the init, so that it has
  /// to stop when the command does.
  private let followsStops: Bool

  /// While draining, the next look for new children, at last the end of the grace period;
  /// while killing, the next round.
  private var due = Instant(nanoseconds: 0)
  /// While draining or killing: the time between two of them.
  private var pause = Interval.zero
  /// While draining, the end of the grace period; while killing, when to give up if
  /// not one process more has ended by then.
  private var limit = Instant(nanoseconds: 0)
  /// While draining or killing: whether a process has ended since the last round.
  private var hasProgressed = false
  /// Bit n - 1 is set once signal n was sent on.
  private var sent: UInt64 = 0
  /// Whether somebody has asked for the end before.
  private var wasAskedToEnd = false
  /// Large, and so behind what is nearer at hand.
  public let options: Options

  public init(_ options: Options, followsStops: Bool) {
    self.options = options
    self.followsStops = followsStops
    phase = options.isPause ? .pausing : .running
  }

  /// When `deadlinePassed` is due; nothing means that there is no hurry.
  public var deadline: Instant? {
    phase == .draining || phase == .killing ? due : nil
  }

  public func hasSent(_ signal: Signal) -> Bool {
    sent & bit(of: signal) != 0
  }

  /// Takes in an event.
  ///
  /// The clock is read only where the moment matters.
  @inline(never)
  public mutating func handle(_ event: Event, now: () -> Instant) -> Action {
    switch (phase, event) {
    case (.pausing, .signal(let signal)):
      return signal == .interrupt || signal == .terminate ? finish(.success) : .drop(signal)

    case (.running, .signal(let signal)): return forward(signal, to: options.target)
    case (.running, .commandEnded(let termination)):
      phase = .ended
      let ended = termination.code
      code = options.codesReportedAsSuccess.contains(ended) ? .success : ended
      return options.leftovers == .keep || options.leftovers == .endGroup ? finish(code) : .wait
    case (.running, .commandEnding):
      return options.leftovers == .endGroup ? forward(.terminate, to: options.target) : .wait
    case (.running, .commandStopped(let signal)):
      return followsStops ? .suspend(signal) : .wait
    case (.running, .childrenGone):
      // The kernel keeps a child's status until it is fetched, so somebody else
      // must have fetched the command's.
      return finish(.failure)

    case (.ended, .childrenRemain):
      guard options.leftovers == .end else {
        phase = .waiting
        return .wait
      }
      return drain(now())

    case (.draining, .signal(let signal)):
      let isRepeated = wasAskedToEnd
      let action = forward(signal, to: .descendants)
      if case .forward = action, signal.asksToEnd, isRepeated { return kill(now()) }
      return action
    case (.draining, .deadlinePassed):
      if due >= limit { return kill(now()) }
      due = min(due + pause, limit)
      pause = doubled(pause)
      return .endLeftovers(.newChildren)

    case (.killing, .signal(let signal)): return .drop(signal)
    case (.draining, .orphanReaped), (.killing, .orphanReaped), (.killing, .commandEnded):
      hasProgressed = true
      return .wait
    case (.killing, .childrenRemain):
      // A process that ended may have handed its children to the init.
      return hasProgressed ? kill(now(), .newChildren) : .wait
    case (.draining, .childrenRemain):
      guard hasProgressed else { return .wait }
      hasProgressed = false
      return .endLeftovers(.newChildren)
    case (.killing, .deadlinePassed): return killAgain(now())

    case (.ended, .signal(let signal)), (.waiting, .signal(let signal)):
      return forward(signal, to: .descendants)
    case (.ended, .childrenGone), (.waiting, .childrenGone), (.draining, .childrenGone),
      (.killing, .childrenGone):
      return finish(code)

    case (.finished, .signal), (.finished, .commandEnding), (.finished, .commandEnded),
      (.finished, .commandStopped), (.finished, .orphanReaped), (.finished, .childrenRemain),
      (.finished, .childrenGone),
      (.finished, .deadlinePassed), (.finished, .guardianDied):
      return .exit(code)

    case (.pausing, .guardianDied), (.running, .guardianDied), (.ended, .guardianDied),
      (.waiting, .guardianDied), (.draining, .guardianDied):
      // As the kernel kills a whole namespace with its init.
      return kill(now())

    case (.pausing, .commandEnding), (.ended, .commandEnding), (.waiting, .commandEnding),
      (.draining, .commandEnding), (.killing, .commandEnding),
      (.pausing, .commandEnded), (.pausing, .commandStopped), (.pausing, .orphanReaped),
      (.pausing, .childrenRemain), (.pausing, .childrenGone), (.pausing, .deadlinePassed),
      (.running, .orphanReaped), (.running, .childrenRemain), (.running, .deadlinePassed),
      (.ended, .commandEnded), (.ended, .commandStopped), (.ended, .orphanReaped),
      (.ended, .deadlinePassed),
      (.waiting, .commandEnded), (.waiting, .commandStopped), (.waiting, .orphanReaped),
      (.waiting, .childrenRemain), (.waiting, .deadlinePassed),
      (.draining, .commandEnded), (.draining, .commandStopped),
      (.killing, .commandStopped), (.killing, .guardianDied):
      return .wait
    }
  }
}

// MARK: - Transitions

extension Lifecycle {
  @inline(never)
  private mutating func forward(_ signal: Signal, to target: ForwardTarget) -> Action {
    guard let replacement = options.route.target(of: signal) else { return .drop(signal) }
    sent |= bit(of: replacement)
    if signal.asksToEnd { wasAskedToEnd = true }
    return .forward(replacement, to: target)
  }

  private mutating func drain(_ now: Instant) -> Action {
    if options.gracePeriod == .zero { return kill(now) }
    phase = .draining
    limit = now + options.gracePeriod
    pause = Lifecycle.firstLook
    due = min(now + pause, limit)
    hasProgressed = false
    return .endLeftovers(.all)
  }

  @inline(never)
  private mutating func kill(_ now: Instant, _ leftovers: Leftovers = .children) -> Action {
    phase = .killing
    sent |= bit(of: .kill)
    hasProgressed = false
    pause = Lifecycle.shortestPause
    due = now + pause
    limit = now + Lifecycle.patience
    return .killLeftovers(leftovers)
  }

  private mutating func killAgain(_ now: Instant) -> Action {
    if hasProgressed { return kill(now) }
    if now >= limit {
      phase = .finished
      return .giveUp(code)
    }
    pause = min(doubled(pause), Lifecycle.longestPause)
    due = min(now + pause, limit)
    return .killLeftovers(.all)
  }

  private func doubled(_ pause: Interval) -> Interval {
    Interval(nanoseconds: pause.nanoseconds &* 2)
  }

  private mutating func finish(_ code: ExitCode) -> Action {
    phase = .finished
    self.code = code
    return .exit(code)
  }

  private func bit(of signal: Signal) -> UInt64 {
    1 &<< UInt64(signal.rawValue &- 1)
  }
}
