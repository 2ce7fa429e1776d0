import InitletCore
import Primitives
import UnitTestSupport

/// A class of what can happen, and when it comes.
struct Happening: Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    /// The machine is told directly.
    case event(Event)
    /// A signal is received, for the filter and perhaps for the machine.
    case received(ReceivedSignal)
    /// The outer init of a guarded pair is killed.
    case outerDeath
  }

  enum Delay: Sendable {
    /// A millisecond after the one before.
    case none
    /// Long after the one before, though not as long as an init waits before it gives up.
    case long
    /// At the machine's deadline, if there is one.
    case untilDeadline
    /// Long after the machine's deadline: the init was held up.
    case wellPastDeadline
  }

  let kind: Kind
  let delay: Delay

  init(_ kind: Kind, _ delay: Delay = .none) {
    self.kind = kind
    self.delay = delay
  }

  init(_ event: Event, _ delay: Delay = .none) {
    self.init(.event(event), delay)
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

  var description: String {
    let name =
      switch kind {
      case .event(.signal(let received)), .received(let received):
        "\(received.signal.name) from \(received.origin)"
      case .event(let event): "\(event)"
      case .outerDeath: "outerDeath"
      }
    return delay == .none ? name : "\(name) (\(delay))"
  }
}
