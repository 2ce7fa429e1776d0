import InitletCore

/// Events without what they carry.
enum EventKind: CaseIterable, Hashable {
  case signal, commandLeavesGroup, commandStopped, commandEnded, orphanReaped, childrenRemain
  case sparedChildrenRemain, deadlinePassed, childrenGone, outerDied

  init(_ event: Event) {
    switch event {
    case .signal: self = .signal
    case .commandLeavesGroup: self = .commandLeavesGroup
    case .commandEnded: self = .commandEnded
    case .commandStopped: self = .commandStopped
    case .orphanReaped: self = .orphanReaped
    case .childrenRemain: self = .childrenRemain
    case .childrenGone: self = .childrenGone
    case .outerDied: self = .outerDied
    case .sparedChildrenRemain: self = .sparedChildrenRemain
    case .deadlinePassed: self = .deadlinePassed
    }
  }
}
