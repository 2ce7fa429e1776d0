import InitletCore
import Linux
import Primitives

/// `--orphans`: ends the processes that the init adopts while the command runs.
///
/// The kernel reports no adoption, so the init lists its children at regular intervals.
struct OrphanSweep: ~Copyable {
  private static let interval = Interval.milliseconds(200)

  private let signal: Signal
  private let gracePeriod: Interval
  /// The first tick at or after which a process gets KILL; 0 for one that the init has not signalled.
  private var deadlines = ProcessMap<UInt32>()
  private var nextSweep = Instant(nanoseconds: 0)

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
    if now < nextSweep { return now.distance(to: nextSweep) }
    deadlines.prepare()
    nextSweep = now + OrphanSweep.interval
    Child.forEach(of: caller) { child in
      if child == command || spared.contains(child) { return }
      // Without a memory of who was told, nobody is told in each sweep: the end of the command is
      // that of all.
      guard let deadline = deadlines[child] else { return }
      if deadline > 0 {
        if deadline <= OrphanSweep.tick(of: now) { try? Signal.kill.send(to: child) }
      } else {
        deadlines.set(OrphanSweep.tick(of: now + gracePeriod) &+ 1, for: child)
        try? signal.send(to: child)
        try? Signal.resume.send(to: child)
      }
    }
    return OrphanSweep.interval
  }

  /// A moment in ticks of 2^28 nanoseconds since the start of the clock: 32 bits count 36 years, and
  /// the longest grace period has 31.
  private static func tick(of moment: Instant) -> UInt32 {
    UInt32(truncatingIfNeeded: moment.nanoseconds >> 28)
  }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  func forget(_ child: ProcessID) {
    deadlines.remove(child)
  }
}
