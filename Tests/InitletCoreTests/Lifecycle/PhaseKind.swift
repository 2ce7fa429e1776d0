import InitletCore

/// Phases without what they carry.
enum PhaseKind: CaseIterable, Hashable {
  case pausing, running, ended, waiting, draining, killing, finished

  init(_ phase: Lifecycle.Phase) {
    switch phase {
    case .pausing: self = .pausing
    case .running: self = .running
    case .ended: self = .ended
    case .waiting: self = .waiting
    case .draining: self = .draining
    case .killing: self = .killing
    case .finished: self = .finished
    }
  }
}
