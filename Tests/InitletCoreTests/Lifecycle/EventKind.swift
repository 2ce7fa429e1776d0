import InitletCore

/// Events without what they carry.
enum EventKind: CaseIterable, Hashable {
  case signal, commandAwaitsReaping, commandEnded, commandStopped, orphanReaped, childrenRemain
  case childrenGone, outerDied, deadlinePassed

  init(_ event: Event) {
    switch event {
    case .signal: self = .signal
    case .commandAwaitsReaping: self = .commandAwaitsReaping
    case .commandEnded: self = .commandEnded
    case .commandStopped: self = .commandStopped
    case .orphanReaped: self = .orphanReaped
    case .childrenRemain: self = .childrenRemain
    case .childrenGone: self = .childrenGone
    case .outerDied: self = .outerDied
    case .deadlinePassed: self = .deadlinePassed
    }
  }
}
