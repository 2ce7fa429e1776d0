import Primitives

/// Fairness between signals and children: what the init turns to next, and how much of it.
///
/// The kernel hands over the lowest pending signal first, so that SIGCHLD could wait for ever; and a
/// storm of orphans could hold every signal up.
public struct Turns: Sendable {
  /// What comes next.
  public enum Turn: Equatable, Sendable {
    /// See to the deadline, which has come.
    case deadline
    /// Reap.
    case reap
    /// Wait for a signal and reap where none comes; SIGCHLD is not waited for where its children
    /// are reaped at the end of the wait anyway.
    case wait(atMost: Interval?, forChildren: Bool)
  }

  /// The most signals that are taken before children have their turn.
  static let longestBurst = 64
  /// The most children that are reaped before signals have their turn.
  static let longestBatch = 64
  /// The same among leftovers, where a look at all of them follows each batch.
  static let longestBatchOfLeftovers = 4096
  /// The most leftovers that are looked at again without delay.
  static let fewChildren = 64
  /// Delay for each leftover where there are more: several times what a look at one takes.
  static let delayPerChild = Interval(nanoseconds: 2048)

  private var signalsSinceReap = 0
  /// Set while there may be ended children whose SIGCHLD was taken, or is not waited for: they are
  /// reaped after so long.
  private var reapAfter: Interval?

  public init() {}

  /// Decides, given the time until the lifecycle's deadline and until the next sweep for orphans.
  public func next(untilDeadline: Interval?, untilSweep: Interval?) -> Turn {
    if untilDeadline == .zero { return .deadline }
    if signalsSinceReap >= Turns.longestBurst { return .reap }
    return .wait(
      atMost: reapAfter ?? untilDeadline ?? untilSweep, forChildren: reapAfter == nil)
  }

  /// A signal was taken.
  public mutating func tookSignal() {
    signalsSinceReap &+= 1
  }

  /// A batch of children begins, whose size it returns.
  public mutating func beginBatch(amongLeftovers: Bool) -> Int {
    signalsSinceReap = 0
    reapAfter = nil
    return amongLeftovers ? Turns.longestBatchOfLeftovers : Turns.longestBatch
  }

  /// More children may have ended.
  public mutating func reapSoon() {
    reapAfter = .zero
  }

  /// So many children were sent a signal.
  ///
  /// The more of them have ended by the next look, the fewer looks there are.
  public mutating func signalled(childCount: Int) {
    guard childCount > Turns.fewChildren else { return }
    reapAfter = Interval(
      nanoseconds: UInt64(childCount) &* Turns.delayPerChild.nanoseconds)
  }
}
