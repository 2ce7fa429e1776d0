import Primitives

/// The moment at which a process gets KILL that the init has adopted while the command runs.
///
/// It is stored for each process ID, where all bytes are zero at first: nothing was sent then.
public struct OrphanDeadline: BitwiseCopyable, Sendable {
  /// What is sent to an adopted process.
  public enum Step: Sendable {
    /// Nothing, because its grace period is not over.
    case wait
    /// The signal of `--orphans`, and the deadline is stored.
    case signal(OrphanDeadline)
    /// KILL.
    case kill
  }

  /// Nothing was sent.
  static let unset = OrphanDeadline(tick: 0)

  /// The first tick at or after which KILL follows; 0 where nothing was sent.
  private let tick: UInt32

  /// Decides what is sent to the process that this deadline is stored for.
  public func step(at now: Instant, gracePeriod: Interval) -> Step {
    if tick == 0 {
      return .signal(OrphanDeadline(tick: OrphanDeadline.tick(of: now + gracePeriod) &+ 1))
    }
    return tick <= OrphanDeadline.tick(of: now) ? .kill : .wait
  }

  /// A moment in ticks of 2^28 nanoseconds since the start of the clock: 32 bits count 36 years, and
  /// the longest grace period has 31.
  private static func tick(of moment: Instant) -> UInt32 {
    UInt32(truncatingIfNeeded: moment.nanoseconds >> 28)
  }
}
