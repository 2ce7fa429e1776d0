import InitletCore
import Primitives

/// Takes the machine through every sequence of up to four events and collects its transitions.
struct TransitionSurvey {
  private(set) var transitions: Set<Transition> = []

  /// One of each kind, and those of a kind that lead to different actions.
  private static let happenings = [
    Happening(Event.received(.terminate)), Happening(Event.received(.hangUp)),
    Happening(.commandLeavesGroup), Happening(.commandStopped(.terminalStop)),
    Happening(.commandEnded(.exited(.success))), Happening(.orphanReaped),
    Happening(.childrenRemain), Happening(.deadlinePassed, .untilDeadline),
    Happening(.deadlinePassed, .wellPastDeadline), Happening(.childrenGone),
    Happening(.outerDied), Happening(.sparedChildrenRemain),
  ]

  /// Options that lead to different actions.
  private static func configurations() throws -> [Configuration] {
    var all = [try Configuration(["-P"]), try Configuration([], followsStops: true)]
    for route in [[], ["-rTERM:0"]] {
      for end in [[], ["-t0"], ["-t.002"], ["-W"]] { all.append(try Configuration(end + route)) }
      for name in ["tini", "dumb-init"] { all.append(try Configuration(route, calledBy: name)) }
    }
    for words in [
      ["--stop-delay", "1"], ["--stop-timeout", "1"], ["--stop-timeout", "0", "-t0"],
    ] {
      all.append(try Configuration(words))
    }
    for words in [[], ["-W"]] { all.append(try Configuration(words, as: .subreaper)) }
    return all
  }

  init() throws {
    for configuration in try Self.configurations() {
      let lifecycle = Lifecycle(
        configuration.options, followsStops: configuration.followsStops,
        isNamespaceInit: configuration.isNamespaceInit)
      survey(lifecycle, Instant(nanoseconds: 0), 4)
    }
  }

  private mutating func survey(_ before: Lifecycle, _ last: Instant, _ left: Int) {
    for happening in Self.happenings {
      guard case .event(let event) = happening.kind else { continue }
      var lifecycle = before
      let now = happening.moment(after: last, deadline: before.deadline)
      let action = lifecycle.handle(event, now: { now })
      transitions.insert(
        Transition(
          phase: PhaseKind(before.phase), event: EventKind(event), action: ActionKind(action),
          next: PhaseKind(lifecycle.phase),
          isIdle: action == .wait && lifecycle.phase == before.phase))
      if left > 1 { survey(lifecycle, now, left - 1) }
    }
  }
}
