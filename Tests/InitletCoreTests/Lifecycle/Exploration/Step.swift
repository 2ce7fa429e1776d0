import InitletCore
import Primitives

/// One happening, and what came of it.
struct Step {
  let configuration: Configuration
  /// What had happened before.
  let history: History
  let happening: Happening
  let now: Instant
  let outcome: Outcome
  /// The filter and the machine before.
  let before: Subject
  /// The filter and the machine afterwards.
  let subject: Subject

  var options: Options { configuration.options }
  var event: Event? { outcome.event }
  var action: Action { outcome.action }

  /// Whether it sends TERM, and for the first time.
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
