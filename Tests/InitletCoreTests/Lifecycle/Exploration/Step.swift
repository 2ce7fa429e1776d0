import InitletCore

/// One event, and what came of it.
struct Step {
  let configuration: Configuration
  /// What had happened before.
  let history: History
  let event: Event
  let now: Instant
  let action: Action
  /// The machine afterwards.
  let subject: Subject

  var options: Options { configuration.options }

  /// Whether it sends the first TERM.
  var isFirstTerm: Bool {
    if case .endLeftovers = action { return !history.hasSentTerm }
    return false
  }

  /// Whether it sends the first KILL.
  var isFirstKill: Bool {
    if case .killLeftovers = action { return !history.hasSentKill }
    return false
  }
}
