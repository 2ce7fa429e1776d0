import InitletCore
import Linux
import Primitives

/// `--orphans`: ends the processes that the init adopts while the command runs.
///
/// The kernel reports no adoption, so the init lists its children at regular intervals.
struct OrphanSweep: ~Copyable {
  private static let interval = Interval.milliseconds(200)

  /// The moment at which a process gets KILL, in units of 2^20 nanoseconds modulo 2^32.
  ///
  /// The lowest bit is set, so that it is never 0, the value of a process without a deadline.
  private struct Deadline: BitwiseCopyable {
    private let rawValue: UInt32

    init(_ moment: Instant) {
      rawValue = UInt32(truncatingIfNeeded: moment.nanoseconds >> 20) | 1
    }

    /// False for a process that the init has not signalled.
    var isSet: Bool { rawValue != 0 }

    func hasPassed(at now: Instant) -> Bool {
      Int32(truncatingIfNeeded: UInt32(truncatingIfNeeded: now.nanoseconds >> 20) &- rawValue) > 0
    }
  }

  private let signal: Signal
  private let gracePeriod: Interval
  private var deadlines = ProcessMap<Deadline>()
  private var nextSweep: Instant?

  init(_ signal: Signal, _ gracePeriod: Interval) {
    self.signal = signal
    self.gracePeriod = gracePeriod
  }

  /// Signals the children of the caller, except the command and those that are spared, if a sweep is
  /// due; returns the time until the next one.
  mutating func sweepIfDue(
    of caller: ProcessID, except command: ProcessID, _ spared: ProcessSet
  ) -> Interval {
    let now = Clock.now
    if nextSweep == nil { deadlines.clear() }
    if let nextSweep, now < nextSweep { return now.distance(to: nextSweep) }
    nextSweep = now + OrphanSweep.interval
    Child.forEach(of: caller) { child in
      if child == command || spared.contains(child) { return }
      if let deadline = deadlines[child], deadline.isSet {
        if deadline.hasPassed(at: now) { try? Signal.kill.send(to: child) }
      } else {
        deadlines.set(Deadline(now + gracePeriod), for: child)
        try? signal.send(to: child)
        try? Signal.resume.send(to: child)
      }
    }
    return OrphanSweep.interval
  }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  func forget(_ child: ProcessID) {
    deadlines.remove(child)
  }
}
