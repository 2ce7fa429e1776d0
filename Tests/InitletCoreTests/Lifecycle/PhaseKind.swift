@testable import InitletCore

/// Phases without what they carry; a stop that was asked for and each step of the end count as phases
/// of their own.
enum PhaseKind: CaseIterable, Hashable {
  case pausing, running, held, requested, ended, waiting, endingTops, endingEveryone, endingSpared
  case killing, finished

  init(_ phase: Lifecycle.Phase) {
    switch phase {
    case .untimed(.pausing): self = .pausing
    case .running(.notRequested): self = .running
    case .running(.held): self = .held
    case .running(.requested): self = .requested
    case .untimed(.ended): self = .ended
    case .untimed(.waiting): self = .waiting
    case .ending(let ending):
      switch ending.step {
      case .tops: self = .endingTops
      case .everyone: self = .endingEveryone
      case .spared: self = .endingSpared
      case .kill: self = .killing
      }
    case .untimed(.finished): self = .finished
    }
  }

  /// Whether the command runs.
  var isRunning: Bool { self == .running || self == .held || self == .requested }
}
