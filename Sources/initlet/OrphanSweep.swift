import InitletCore
import Linux
import Primitives

/// `--orphans`: ends processes that the init adopts while the command runs.
///
/// The kernel reports no adoption, so the children are listed again and again.
struct OrphanSweep: ~Copyable {
  private static let interval = Interval.milliseconds(200)

  /// When a process is to be sent KILL: in units of 2^20 nanoseconds modulo 2^32, made odd.
  private struct Deadline: BitwiseCopyable {
    private let rawValue: UInt32

    init(_ moment: Instant) {
      rawValue = UInt32(truncatingIfNeeded: moment.nanoseconds >> 20) | 1
    }

    /// Whether it is one: a process that was sent nothing has zero bytes.
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

  /// Signals the caller's children but the command, if it is time to; returns the time until the
  /// next sweep.
  mutating func sweepIfDue(of caller: ProcessID, except command: ProcessID) -> Interval {
    let now = Clock.now
    if nextSweep == nil { deadlines.clear() }
    if let nextSweep, now < nextSweep { return now.distance(to: nextSweep) }
    nextSweep = now + OrphanSweep.interval
    Child.forEach(of: caller) { child in
      if child == command { return }
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

  /// Forgets a process that has been reaped: its number may come back.
  func forget(_ child: ProcessID) {
    deadlines.remove(child)
  }
}
