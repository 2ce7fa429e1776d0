/// The measures, in the order of the tables.
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

  /// Its part of the time of a run, relative to the other measures.
  var weight: Double {
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

  var type: any Measure.Type {
    switch self {
    case .size: SizeMeasure.self
    case .memory: MemoryMeasure.self
    case .start: StartMeasure.self
    case .wakeUps: WakeUpsMeasure.self
    case .reaping: ReapingMeasure.self
    case .storm: StormMeasure.self
    case .signals: SignalMeasure.self
    case .calls: CallsMeasure.self
    case .shutdown: ShutdownMeasure.self
    }
  }
}
