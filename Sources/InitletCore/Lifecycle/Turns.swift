import Primitives

/// The order of the init's work, which is fair to signals and to children.
///
/// The kernel delivers the lowest pending signal first, so that a storm of signals could hold up
/// SIGCHLD for ever. A storm of orphans could hold up every signal.
public struct Turns: Sendable {
  /// The next piece of work.
  public enum Turn: Equatable, Sendable {
    /// The deadline has come.
    case deadline
    /// Reap a batch of children.
    case reap
    /// Wait for a signal, and reap where none comes in time; without a limit, wait for ever.
    ///
    /// SIGCHLD ends the wait only with `forChildren`. Otherwise the children are reaped when the
    /// time is over.
    case wait(atMost: Interval?, forChildren: Bool)
  }

  /// The most signals that the init takes before it reaps.
  static let longestBurst = 64
  /// The most children that the init reaps before it takes the next signal.
  static let longestBatch = 64
  /// The same while the init ends leftovers: a scan of all descendants follows each batch then.
  static let longestBatchOfLeftovers = 4096
  /// The most leftovers after whose signals the init reaps without a delay.
  static let fewChildren = 64
  /// The delay for each leftover where there are more: several times the time to scan one.
  static let delayPerChild = Interval(nanoseconds: 2048)

  /// The time between two looks at a process group of which no member is a child.
  ///
  /// It is short, because the kernel may reuse the group's number when the last member has ended.
  static let groupInterval = Interval.milliseconds(50)

  private var signalsSinceReap = 0
  /// The delay until the init reaps, where it does not wait for SIGCHLD: it has taken that signal
  /// already, or has sent signals to many children.
  private var reapAfter: Interval?

  public init() {}

  /// The next piece of work, by the time until the deadline of the lifecycle and until the next
  /// sweep for orphans.
  public func next(untilDeadline: Interval?, untilSweep: Interval?) -> Turn {
    if untilDeadline == .zero { return .deadline }
    if signalsSinceReap >= Turns.longestBurst { return .reap }
    return .wait(
      atMost: reapAfter ?? untilDeadline ?? untilSweep, forChildren: reapAfter == nil)
  }

  /// Counts a signal that the init has taken.
  public mutating func tookSignal() {
    signalsSinceReap &+= 1
  }

  /// Makes the init reap before it takes the next signal, because it has searched for descendants.
  ///
  /// Without `/proc` a search tries every process ID.
  public mutating func searched() {
    signalsSinceReap = Turns.longestBurst
  }

  /// Begins a batch of children; returns the most children that it may reap.
  public mutating func beginBatch(amongLeftovers: Bool) -> Int {
    signalsSinceReap = 0
    reapAfter = nil
    return amongLeftovers ? Turns.longestBatchOfLeftovers : Turns.longestBatch
  }

  /// Makes the init reap again without waiting for SIGCHLD, because more children may have ended.
  public mutating func reapSoon() {
    reapAfter = .zero
  }

  /// Makes the init look again after a while whether a process group is still there, because no
  /// SIGCHLD tells it.
  public mutating func watchGroup() {
    reapAfter = Turns.groupInterval
  }

  /// Delays the next batch after signals to many children.
  ///
  /// More of them have ended by then, so that fewer scans are needed.
  public mutating func signalled(childCount: Int) {
    guard childCount > Turns.fewChildren else { return }
    reapAfter = Interval(
      nanoseconds: UInt64(childCount) &* Turns.delayPerChild.nanoseconds)
  }
}
