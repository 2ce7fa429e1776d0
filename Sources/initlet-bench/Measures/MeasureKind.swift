/// What can be measured, in the order of the tables.
enum MeasureKind: String, CaseIterable {
  case size
  case memory
  case start
  case wakeUps = "wake-ups"
  case reaping
  case storm
  case signals
  case calls
  case shutdown

  /// The share of the time of a run.
  var share: Double {
    switch self {
    case .size: 0
    case .memory: 0.1
    case .start: 0.15
    case .wakeUps: 0.05
    case .reaping: 0.2
    case .storm: 0.2
    case .signals: 0.1
    case .calls: 0.05
    case .shutdown: 0.15
    }
  }

  var run: (Bench) throws(Failure) -> [Row] {
    switch self {
    case .size: measureSize
    case .memory: measureMemory
    case .start: measureStart
    case .wakeUps: measureWakeUps
    case .reaping: measureReaping
    case .storm: measureStorm
    case .signals: measureSignals
    case .calls: measureCalls
    case .shutdown: measureShutdown
    }
  }
}
