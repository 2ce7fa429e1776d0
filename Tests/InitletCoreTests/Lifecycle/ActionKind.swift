import InitletCore

/// Actions without what they carry.
enum ActionKind: CaseIterable, Hashable {
  case wait, forward, drop, suspend, holdBack, awaitLeftovers, timeOut, endLeftovers, closeStreams,
    killLeftovers
  case giveUp, exit

  init(_ action: Action) {
    switch action {
    case .wait: self = .wait
    case .forward: self = .forward
    case .drop: self = .drop
    case .suspend: self = .suspend
    case .holdBack: self = .holdBack
    case .awaitLeftovers: self = .awaitLeftovers
    case .timeOut: self = .timeOut
    case .closeStreams: self = .closeStreams
    case .endLeftovers: self = .endLeftovers
    case .killLeftovers: self = .killLeftovers
    case .giveUp: self = .giveUp
    case .exit: self = .exit
    }
  }
}
