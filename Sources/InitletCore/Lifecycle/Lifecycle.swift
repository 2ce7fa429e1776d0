import Primitives

/// The state machine of the init: each event gives one action.
public struct Lifecycle: Sendable {
  /// The phases of an init, in the order in which it goes through them.
  public enum Phase: Equatable, Sendable {
    /// There is no command: the init keeps its namespaces alive and reaps.
    case pausing
    /// The command runs.
    case running
    /// The command has ended, and the init does not know yet whether it left processes behind.
    case ended
    /// The init waits until the processes that the command left behind have ended by themselves.
    case waiting
    /// The init has sent TERM to the processes that the command left behind.
    case draining(Rounds)
    /// The init has sent KILL to the processes that the command left behind.
    case killing(Rounds)
    /// The init exits.
    case finished
  }

  /// Delay before the first rescan after TERM; at each rescan, the time since TERM has doubled.
  ///
  /// No SIGCHLD tells the init when it inherits the children of a grandchild.
  static let firstRescan = Interval.milliseconds(2)
  /// Delay between two rounds of KILL, doubled each time up to the longest.
  static let shortestKillInterval = Interval.milliseconds(10)
  /// The upper bound of that delay.
  static let longestKillInterval = Interval.milliseconds(320)
  /// Time without the end of any process after which the init gives up on the rest.
  ///
  /// What KILL has not ended by then is in state D, or belongs to another user. Together with the
  /// default grace period the time stays below the ten seconds that Docker waits.
  static let giveUpAfter = Interval.seconds(2)

  /// The present phase.
  public internal(set) var phase: Phase
  /// The code to exit with, once the command has ended.
  public internal(set) var code = ExitCode.failure
  /// The signals that the init has sent to the command or to what it left behind.
  public private(set) var sentSignals = SignalSet.empty
  /// Whether the init has forwarded a request to end.
  var wasAskedToEnd = false
  /// The options of the run, with the placement that was possible.
  public let options: Options
  /// Whether the job control of the init's terminal applies to the command, so that the init stops
  /// when the command does.
  let followsStops: Bool

  public init(_ options: Options, followsStops: Bool) {
    self.options = options
    self.followsStops = followsStops
    phase = options.isPause ? .pausing : .running
  }

  /// Whether the command runs.
  public var isRunning: Bool {
    if case .running = phase { true } else { false }
  }

  /// The moment at which `deadlinePassed` is due; `nil` in a phase without a time limit.
  public var deadline: Instant? {
    switch phase {
    case .draining(let rounds), .killing(let rounds): rounds.nextRound
    case .pausing, .running, .ended, .waiting, .finished: nil
    }
  }

  /// Takes in an event.
  ///
  /// The clock is read only where the moment matters.
  public mutating func handle(_ event: Event, now: () -> Instant) -> Action {
    switch phase {
    case .pausing: handleWhilePausing(event, now)
    case .running: handleWhileRunning(event, now)
    case .ended: handleAfterEnd(event, now)
    case .waiting: handleWhileWaiting(event, now)
    case .draining(let rounds): handleWhileDraining(event, rounds, now)
    case .killing(let rounds): handleWhileKilling(event, rounds, now)
    case .finished: .exit(code)
    }
  }
}

// MARK: - Transitions

extension Lifecycle {
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) -> Action {
    guard let replacement = options.route.target(of: received.signal) else {
      return .drop(received.signal)
    }
    sentSignals.insert(replacement)
    if received.signal.asksToEnd { wasAskedToEnd = true }
    return .forward(received.replaced(by: replacement), to: target)
  }

  mutating func commandEnded(_ termination: Termination) -> Action {
    let ended = termination.code
    code = options.codesReportedAsSuccess.contains(ended) ? .success : ended
    switch options.leftovers {
    case .keep, .endGroup: return finish(code)
    case .end, .wait:
      phase = .ended
      return .wait
    }
  }

  mutating func drain(at now: Instant) -> Action {
    if options.gracePeriod == .zero { return kill(.children, at: now) }
    phase = .draining(
      Rounds(
        at: now, delay: Lifecycle.firstRescan, then: Lifecycle.firstRescan,
        until: now + options.gracePeriod))
    return .endLeftovers(.all)
  }

  /// Also where the outer init has died: the kernel kills a whole PID namespace with its init in
  /// the same way.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  mutating func kill(_ leftovers: Action.Leftovers, at now: Instant) -> Action {
    phase = .killing(
      Rounds(
        at: now, delay: Lifecycle.shortestKillInterval,
        then: Lifecycle.shortestKillInterval.doubled, until: now + Lifecycle.giveUpAfter))
    sentSignals.insert(.kill)
    return .killLeftovers(leftovers)
  }

  mutating func killAgain(_ rounds: Rounds, at now: Instant) -> Action {
    if rounds.hasProgressed { return kill(.children, at: now) }
    if rounds.isOver(at: now) {
      phase = .finished
      return .giveUp(code)
    }
    phase = .killing(rounds.next(after: now, atMost: Lifecycle.longestKillInterval))
    return .killLeftovers(.all)
  }

  mutating func finish(_ code: ExitCode) -> Action {
    phase = .finished
    self.code = code
    return .exit(code)
  }
}
