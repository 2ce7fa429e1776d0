import InitletCore

/// A class of events: an event, and when it comes.
struct Happening: Sendable {
  enum Delay: Sendable {
    /// A millisecond after the one before.
    case none
    /// Long after the one before, though not as long as an init is patient.
    case long
    /// At the machine's deadline, if there is one.
    case untilDeadline
    /// Long after the machine's deadline: the init was held up.
    case wellPastDeadline
  }

  let event: Event
  let delay: Delay

  init(_ event: Event, _ delay: Delay = .none) {
    self.event = event
    self.delay = delay
  }

  func moment(after last: Instant, deadline: Instant?) -> Instant {
    let long = Interval.milliseconds(1500)
    return switch delay {
    case .none: last + .milliseconds(1)
    case .long: last + long
    case .untilDeadline: max(last, deadline ?? last)
    case .wellPastDeadline: max(last, deadline ?? last) + long
    }
  }

  /// One of each class.
  static let all =
    [
      // Those that the routes of `Configuration` tell apart.
      Happening(.signal(.terminate)), Happening(.signal(.interrupt)), Happening(.signal(.quit)),
      Happening(.signal(.hangUp)), Happening(.signal(.userDefined1)),
      Happening(.commandEnding), Happening(.commandEnded(.killed(.kill))),
      Happening(.commandStopped(.terminalStop)), Happening(.commandStopped(.stop)),
      Happening(.orphanReaped),
    ] + essential.dropFirst()

  /// Those that differ in how the end goes.
  static let essential = [
    Happening(.signal(.terminate)),
    Happening(.commandEnded(.exited(ExitCode(3)))),
    Happening(.orphanReaped, .long),
    Happening(.childrenRemain), Happening(.childrenGone), Happening(.guardianDied),
    Happening(.deadlinePassed, .untilDeadline), Happening(.deadlinePassed, .wellPastDeadline),
  ]
}
