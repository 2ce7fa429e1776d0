import InitletCore
import Linux

/// `--orphans`: ends processes that are adopted while the command still runs.
///
/// The kernel tells nobody of an adoption, so that the children have to be looked
/// at again and again.
struct Orphans: ~Copyable {
  private static let interval = Interval.milliseconds(200)

  /// When each that was sent the signal is to be sent KILL, in units of 2^20
  /// nanoseconds and never zero; a wrap around does no harm to a difference.
  private var told = ProcessMarks()
  private var next = Instant(nanoseconds: 0)

  /// Sends the signal to the children but the command, if it is time to, and returns the
  /// time until the next look.
  @inline(never)
  mutating func look(
    _ root: ProcessID, except command: ProcessID, _ signal: Signal, _ gracePeriod: Interval
  ) -> Interval {
    if next.nanoseconds == 0 { told.clear() }
    let now = Clock.now
    if now >= next {
      next = now + Orphans.interval
      let moment = UInt32(truncatingIfNeeded: now.nanoseconds >> 20)
      let deadline = UInt32(truncatingIfNeeded: (now + gracePeriod).nanoseconds >> 20) | 1
      ProcessTree.forEachChild(of: root) { child in
        let due = told[child]
        if child == command { return }
        if due == 0 {
          told[child] = deadline
          try? signal.send(to: child)
          try? Signal.resume.send(to: child)
        } else if Int32(truncatingIfNeeded: moment &- due) > 0 {
          try? Signal.kill.send(to: child)
        }
      }
    }
    return now.distance(to: next)
  }

  /// Takes note that a process has been reaped, and its number is free.
  func forget(_ child: ProcessID) {
    told[child] = 0
  }
}
