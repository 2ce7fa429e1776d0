import InitletCore
import Primitives

/// What came of a happening.
struct Outcome {
  /// A signal that is sent on to the command or to what is left of it.
  struct Forwarding: Equatable {
    let received: ReceivedSignal
    let target: ForwardTarget
  }

  /// What the machine was told; nothing where the filter stopped a signal.
  var event: Event?
  var action = Action.wait
  /// What was sent on past the machine.
  var passedOn: Forwarding?

  /// What was sent on at all.
  var forwarding: Forwarding? {
    if case .forward(let received, let target) = action {
      return Forwarding(received: received, target: target)
    }
    return passedOn
  }
}
