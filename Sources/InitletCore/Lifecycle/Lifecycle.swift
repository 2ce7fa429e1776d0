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

  /// Delay before the first rescan after TERM, doubled each time.
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
  public private(set) var phase: Phase
  /// The code to exit with, once the command has ended.
  public private(set) var code = ExitCode.failure
  /// The signals that the init has sent to the command or to what it left behind.
  public private(set) var sentSignals = SignalSet.empty
  /// Whether the init has forwarded a request to end.
  private var wasAskedToEnd = false
  /// The options of the run, with the placement that was possible.
  public let options: Options
  /// Whether the job control of the init's terminal applies to the command, so that the init stops
  /// when the command does.
  private let followsStops: Bool

  public init(_ options: Options, followsStops: Bool) {
    self.options = options
    self.followsStops = followsStops
    phase = options.isPause ? .pausing : .running
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
  @inline(never)
  public mutating func handle(_ event: Event, now: () -> Instant) -> Action {
    switch (phase, event) {
    case (.pausing, .signal(let received)):
      return received.signal == .interrupt || received.signal == .terminate
        ? finish(.success) : .drop(received.signal)

    case (.running, .signal(let received)):
      return forward(received, to: options.target)
    case (.running, .commandAwaitsReaping):
      return options.leftovers == .endGroup
        ? forward(ReceivedSignal(.terminate, from: .other), to: options.target) : .wait
    case (.running, .commandEnded(let termination)): return commandEnded(termination)
    case (.running, .commandStopped(let signal)):
      return followsStops ? .suspend(signal) : .wait
    case (.running, .childrenGone):
      // The kernel keeps a child's status until it is fetched: another process fetched the command's.
      return finish(.failure)

    case (.ended, .childrenRemain):
      guard options.leftovers == .end else {
        phase = .waiting
        return .wait
      }
      return drain(at: now())

    case (.draining, .signal(let received)):
      let isSecondRequest = wasAskedToEnd && received.signal.asksToEnd
      let action = forward(received, to: .descendants)
      if case .forward = action, isSecondRequest { return kill(.children, at: now()) }
      return action
    case (.draining(let rounds), .deadlinePassed): return drainAgain(rounds, at: now())
    case (.draining(var rounds), .orphanReaped):
      rounds.hasProgressed = true
      phase = .draining(rounds)
      return .wait
    case (.draining(var rounds), .childrenRemain):
      guard rounds.hasProgressed else { return .wait }
      rounds.hasProgressed = false
      phase = .draining(rounds)
      return .endLeftovers(.newBranches)

    case (.killing, .signal(let received)): return .drop(received.signal)
    case (.killing(let rounds), .deadlinePassed): return killAgain(rounds, at: now())
    case (.killing(var rounds), .orphanReaped), (.killing(var rounds), .commandEnded):
      rounds.hasProgressed = true
      phase = .killing(rounds)
      return .wait
    case (.killing(let rounds), .childrenRemain):
      // A process that ended may have handed its children to the init.
      return rounds.hasProgressed ? kill(.newBranches, at: now()) : .wait

    case (.ended, .signal(let received)), (.waiting, .signal(let received)):
      return forward(received, to: .descendants)
    case (.ended, .childrenGone), (.waiting, .childrenGone), (.draining, .childrenGone),
      (.killing, .childrenGone):
      return finish(code)

    case (.pausing, .outerDied), (.running, .outerDied), (.ended, .outerDied),
      (.waiting, .outerDied), (.draining, .outerDied):
      // The kernel kills a whole PID namespace with its init in the same way.
      return kill(.children, at: now())

    case (.finished, .signal), (.finished, .commandAwaitsReaping), (.finished, .commandEnded),
      (.finished, .commandStopped), (.finished, .orphanReaped), (.finished, .childrenRemain),
      (.finished, .childrenGone), (.finished, .deadlinePassed), (.finished, .outerDied):
      return .exit(code)

    case (.pausing, .commandAwaitsReaping), (.ended, .commandAwaitsReaping),
      (.waiting, .commandAwaitsReaping), (.draining, .commandAwaitsReaping),
      (.killing, .commandAwaitsReaping),
      (.pausing, .commandEnded), (.pausing, .commandStopped), (.pausing, .orphanReaped),
      (.pausing, .childrenRemain), (.pausing, .childrenGone), (.pausing, .deadlinePassed),
      (.running, .orphanReaped), (.running, .childrenRemain), (.running, .deadlinePassed),
      (.ended, .commandEnded), (.ended, .commandStopped), (.ended, .orphanReaped),
      (.ended, .deadlinePassed),
      (.waiting, .commandEnded), (.waiting, .commandStopped), (.waiting, .orphanReaped),
      (.waiting, .childrenRemain), (.waiting, .deadlinePassed),
      (.draining, .commandEnded), (.draining, .commandStopped),
      (.killing, .commandStopped), (.killing, .outerDied):
      return .wait
    }
  }
}

// MARK: - Transitions

extension Lifecycle {
  @inline(never)
  private mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) -> Action {
    guard let replacement = options.route.target(of: received.signal) else {
      return .drop(received.signal)
    }
    sentSignals.insert(replacement)
    if received.signal.asksToEnd { wasAskedToEnd = true }
    return .forward(received.replaced(by: replacement), to: target)
  }

  private mutating func commandEnded(_ termination: Termination) -> Action {
    let ended = termination.code
    code = options.codesReportedAsSuccess.contains(ended) ? .success : ended
    switch options.leftovers {
    case .keep, .endGroup: return finish(code)
    case .end, .wait:
      phase = .ended
      return .wait
    }
  }

  private mutating func drain(at now: Instant) -> Action {
    if options.gracePeriod == .zero { return kill(.children, at: now) }
    phase = .draining(
      Rounds(at: now, every: Lifecycle.firstRescan, until: now + options.gracePeriod))
    return .endLeftovers(.all)
  }

  private mutating func drainAgain(_ rounds: Rounds, at now: Instant) -> Action {
    if rounds.isLast { return kill(.children, at: now) }
    var rounds = rounds
    rounds.doubleInterval(after: rounds.nextRound)
    phase = .draining(rounds)
    return .endLeftovers(.newBranches)
  }

  @inline(never)
  private mutating func kill(_ leftovers: Action.Leftovers, at now: Instant) -> Action {
    phase = .killing(
      Rounds(
        at: now, every: Lifecycle.shortestKillInterval, until: now + Lifecycle.giveUpAfter))
    sentSignals.insert(.kill)
    return .killLeftovers(leftovers)
  }

  private mutating func killAgain(_ rounds: Rounds, at now: Instant) -> Action {
    if rounds.hasProgressed { return kill(.children, at: now) }
    if rounds.isOver(at: now) {
      phase = .finished
      return .giveUp(code)
    }
    var rounds = rounds
    rounds.doubleInterval(after: now, atMost: Lifecycle.longestKillInterval)
    phase = .killing(rounds)
    return .killLeftovers(.all)
  }

  @inline(never)
  private mutating func finish(_ code: ExitCode) -> Action {
    phase = .finished
    self.code = code
    return .exit(code)
  }
}
