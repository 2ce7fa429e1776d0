/// The budget of initlet: the greatest cost of the executable that is shipped for x86-64.
///
/// The tests enforce each figure, the benchmark compares with it, and the README shows it.
public enum Budget: CaseIterable, Sendable {
  case fileSize
  case residentMemory
  case privateDirtyMemory
  case addedToStart
  case wakeUps
  case reapingCPU
  case addedToSignal
  case shutdown
  case survivors
  case callsOfLife
  case callsBeforeCommand
  case callsPerSignal
  case callsPerOrphan
  case callsPerLeftover

  /// The name of the figure in tables, with its unit.
  public var title: String {
    switch self {
    case .fileSize: "size of the file, bytes"
    case .residentMemory: "resident memory while idle, kB"
    case .privateDirtyMemory: "private dirty memory while idle, kB"
    case .addedToStart: "added to start to exit / the best peer's"
    case .wakeUps: "wake-ups while idle, a second"
    case .reapingCPU: "CPU for each orphan / the best peer's"
    case .addedToSignal: "added to a signal there and back / the best peer's"
    case .shutdown: "shutdown of most leftovers as subreaper / a loop of kill and wait"
    case .survivors: "leftovers that outlive a subreaper"
    case .callsOfLife: "system calls from start to exit"
    case .callsBeforeCommand: "system calls of the child, its execve included"
    case .callsPerSignal: "system calls for a forwarded signal"
    case .callsPerOrphan: "system calls for each orphan"
    case .callsPerLeftover: "system calls for each leftover as subreaper"
    }
  }

  /// The greatest value within the budget, in the unit of the title.
  public var limit: Double {
    switch self {
    case .fileSize: 40_960  // ten pages
    case .residentMemory: 56
    case .privateDirtyMemory: 16
    case .addedToStart: 0.25
    case .wakeUps: 0
    case .reapingCPU: 1
    case .addedToSignal: 1
    case .shutdown: 3
    case .survivors: 0
    case .callsOfLife: 21
    case .callsBeforeCommand: 3
    case .callsPerSignal: 2.1
    case .callsPerOrphan: 1.1
    case .callsPerLeftover: 12
    }
  }

  /// The greatest number of system calls within the budget for `count` signals or processes.
  public func total(of count: Int) -> Int { Int(limit * Double(count)) }
}
