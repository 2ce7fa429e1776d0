import InitletCore

/// Events without what they carry.
enum EventKind: CaseIterable, Hashable {
  case signal, commandEnding, commandEnded, commandStopped, orphanReaped, childrenRemain,
    childrenGone
  case guardianDied, deadlinePassed

  init(_ event: Event) {
    switch event {
    case .signal: self = .signal
    case .commandEnding: self = .commandEnding
    case .commandEnded: self = .commandEnded
    case .commandStopped: self = .commandStopped
    case .orphanReaped: self = .orphanReaped
    case .childrenRemain: self = .childrenRemain
    case .childrenGone: self = .childrenGone
    case .guardianDied: self = .guardianDied
    case .deadlinePassed: self = .deadlinePassed
    }
  }
}
