import InitletCore
import Primitives
import Testing

/// A story: what the init is told, then event after event with the action that is due.
struct Scenario: Sendable, CustomTestStringConvertible {
  struct Step: Sendable {
    /// Milliseconds since the beginning.
    let moment: UInt64
    let event: Event
    let action: Action

    init(_ moment: UInt64, _ event: Event, _ action: Action) {
      self.moment = moment
      self.event = event
      self.action = action
    }
  }

  let name: String
  /// The words of the command line.
  var words: [String] = []
  var followsStops = false
  var isNamespaceInit = true
  let steps: [Step]

  var testDescription: String { name }

  /// Fails the test at the first step that goes another way.
  func expectToHappen() throws {
    var lifecycle = Lifecycle(
      try Options(words: words), followsStops: followsStops, isNamespaceInit: isNamespaceInit)
    for step in steps {
      let now = Instant(nanoseconds: 0) + .milliseconds(step.moment)
      let action = lifecycle.handle(step.event, now: { now })
      try #require(action == step.action, "\(step.event) after \(step.moment) ms")
    }
  }
}
