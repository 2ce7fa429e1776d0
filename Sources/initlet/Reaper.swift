import Linux
import Primitives

/// Fetches the changes of the init's children, in batches.
struct Reaper {
  /// The next result of a batch.
  enum Report {
    /// This child has ended, and is reaped now; or it has stopped.
    case changed(ProcessID, WaitStatus)
    /// There are children, and none of them has changed since.
    case unchanged
    /// There are no children.
    case noChildren
    /// The batch is over; more children may have changed.
    case batchEnded
  }

  private let reportsStops: Bool
  /// The number of changes that the batch may still fetch.
  private var left = 0
  /// The command, where it has ended and is reaped before all others.
  ///
  /// Its process group then gets a single TERM.
  private var awaited: ProcessID?

  /// Creates a reaper, which reports stops where job control follows them.
  init(reportsStops: Bool) {
    self.reportsStops = reportsStops
  }

  /// Whether the command has ended and is reaped next.
  var commandAwaitsReaping: Bool { awaited != nil }

  /// Begins a batch of a number of changes at most.
  mutating func beginBatch(ofAtMost count: Int) {
    left = count
  }

  /// Reaps a process that has ended before all others.
  mutating func reapFirst(_ process: ProcessID) {
    awaited = process
  }

  /// Fetches the next change.
  mutating func next() -> Report {
    guard left > 0 else { return .batchEnded }
    left &-= 1
    return switch Child.nextChange(of: awaited, includingStops: reportsStops) {
    case .changed(let child, let status): .changed(child, status)
    case .unchanged: .unchanged
    case .noChildren: .noChildren
    }
  }
}
