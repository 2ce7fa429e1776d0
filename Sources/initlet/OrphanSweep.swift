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
  private var deadlines = ProcessMap<OrphanDeadline>()
  private var nextSweep = Instant(nanoseconds: 0)

  init(_ signal: Signal, _ gracePeriod: Interval) {
    self.signal = signal
    self.gracePeriod = gracePeriod
  }

  /// Signals the children of the caller, except the command and those that are spared, if a sweep is
  /// due; returns the time until the next one.
  mutating func sweepIfDue(
    of caller: ProcessID, except command: ProcessID, _ spared: SharedProcessSet
  ) -> Interval {
    let now = Clock.now
    if now < nextSweep { return now.distance(to: nextSweep) }
    deadlines.prepare()
    nextSweep = now + OrphanSweep.interval
    Child.forEach(of: caller) { child in
      if child == command || spared.contains(child) { return }
      // Without memory for deadlines the init leaves orphans alone: it ends them with the command.
      switch deadlines[child]?.step(at: now, gracePeriod: gracePeriod) {
      case .signal(let deadline):
        deadlines.set(deadline, for: child)
        try? signal.send(to: child)
        try? Signal.resume.send(to: child)
      case .kill: try? Signal.kill.send(to: child)
      case .wait, nil: break
      }
    }
    return OrphanSweep.interval
  }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  func forget(_ child: ProcessID) {
    deadlines.remove(child)
  }
}
