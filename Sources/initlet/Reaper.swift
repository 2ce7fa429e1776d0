import Linux
import Primitives

/// Fetches what has happened to the children, in batches.
struct Reaper {
  /// What a batch yields.
  enum Report {
    case changed(ProcessID, WaitStatus)
    /// Nothing more has happened to the children there are.
    case none
    case noChildren
    /// More may have happened.
    case batchEnded
  }

  private let reportsStops: Bool
  private var left = 0
  /// The command, once it has ended and is to be reaped before all others, so that its process group
  /// is told just once.
  private var awaited: ProcessID?

  /// Stops are reported where job control follows them.
  init(reportsStops: Bool) {
    self.reportsStops = reportsStops
  }

  /// Whether the command has ended and is reaped next.
  var commandAwaitsReaping: Bool { awaited != nil }

  mutating func beginBatch(ofAtMost count: Int) {
    left = count
  }

  /// Reaps this process, which has ended, before all others.
  mutating func reapFirst(_ process: ProcessID) {
    awaited = process
  }

  mutating func next() -> Report {
    guard left > 0 else { return .batchEnded }
    left &-= 1
    return switch Child.nextChange(of: awaited, includingStops: reportsStops) {
    case .changed(let child, let status): .changed(child, status)
    case .none: .none
    case .noChildren: .noChildren
    }
  }
}
