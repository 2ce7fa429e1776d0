import Primitives

/// The state machine of the init: each event gives one action.
public struct Lifecycle: Sendable {
  /// The phases of an init, in the order in which it goes through them.
  public enum Phase: Equatable, Sendable {
    /// The command runs.
    case running(Stop)
    /// The init ends what is left.
    case ending(Ending)
    /// There is nothing to time.
    case untimed(Untimed)

    /// The phases without a time limit.
    public enum Untimed: Sendable {
      /// There is no command: the init keeps its namespaces alive and reaps.
      case pausing
      /// The command has ended, and the init does not know yet whether it left processes behind.
      case ended
      /// The init waits until the processes that the command left behind have ended by themselves.
      case waiting
      /// The init exits.
      case finished
    }
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
  /// What KILL has not ended by then is in state D, or belongs to another user.
  static let giveUpAfter = Interval.seconds(2)
  /// Time from the first KILL after which the init gives up although processes still end: a process
  /// that it may not signal can make others for ever.
  ///
  /// Together with the default grace period the time stays below the ten seconds that Docker waits.
  static let longestKilling = Interval.seconds(4)

  /// The present phase.
  public internal(set) var phase: Phase
  /// The code of the command, once it has ended.
  var commandCode: ExitCode?
  /// The signals that the init has sent to the command or to what it left behind.
  public internal(set) var sentSignals = SignalSet.empty
  /// Whether the init was asked to end.
  var wasAskedToEnd = false
  /// The options of the run, with the placement that was possible.
  public let options: Options
  /// Whether the job control of the init's terminal applies to the command, so that the init stops
  /// when the command does.
  let followsStops: Bool
  /// Whether the init is PID 1, with whose end the kernel kills every process of the namespace.
  let isNamespaceInit: Bool

  public init(_ options: Options, followsStops: Bool, isNamespaceInit: Bool) {
    self.options = options
    self.followsStops = followsStops
    self.isNamespaceInit = isNamespaceInit
    phase = options.isPause ? .untimed(.pausing) : .running(.notRequested)
  }

  /// Whether the command runs, and has not outlived its time limit.
  public var isRunning: Bool {
    if case .running = phase { true } else { false }
  }

  /// Whether the init ends what is left.
  public var isEnding: Bool {
    if case .ending = phase { true } else { false }
  }

  /// The code to exit with; a failure where that of the command is unknown.
  public var code: ExitCode { commandCode ?? .failure }

  /// The moment at which `deadlinePassed` is due; `nil` in a phase without a time limit.
  public var deadline: Instant? {
    switch phase {
    case .running(let stop): stop.deadline
    case .ending(let ending): ending.rounds.nextRound
    case .untimed: nil
    }
  }

  /// Takes in an event.
  ///
  /// The clock is read only where the moment matters.
  public mutating func handle(_ event: Event, now: () -> Instant) -> Action {
    if case .untimed(.finished) = phase { return .exit(code) }
    switch event {
    case .signal(let received): return handle(received, now)
    case .commandLeavesGroup:
      return isRunning && options.leftovers == .endGroup
        ? forward(ReceivedSignal(.terminate, from: .other), to: options.target) : .wait
    case .commandEnded(let termination): return commandEnded(termination)
    case .commandStopped(let signal):
      return isRunning && followsStops ? .suspend(signal) : .wait
    case .orphanReaped: return progress()
    case .childrenRemain: return childrenRemain(now)
    case .sparedChildrenRemain: return sparedChildrenRemain(now)
    // Where the command runs, another process has fetched its status: the kernel keeps it until
    // then.
    case .childrenGone:
      if case .untimed(.pausing) = phase { return .wait }
      return finish(code)
    case .outerDied:
      if case .ending(let ending) = phase, ending.step == .kill { return .wait }
      return kill(at: now())
    case .deadlinePassed: return deadlinePassed(now)
    }
  }
}
