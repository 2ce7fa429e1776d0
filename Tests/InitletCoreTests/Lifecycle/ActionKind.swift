import InitletCore

/// Actions without what they carry.
enum ActionKind: CaseIterable, Hashable {
  case wait, forward, drop, suspend, endLeftovers, killLeftovers, giveUp, exit

  init(_ action: Action) {
    switch action {
    case .wait: self = .wait
    case .forward: self = .forward
    case .drop: self = .drop
    case .suspend: self = .suspend
    case .endLeftovers: self = .endLeftovers
    case .killLeftovers: self = .killLeftovers
    case .giveUp: self = .giveUp
    case .exit: self = .exit
    }
  }
}
