import Testing

@testable import TestSupport

/// What a peer makes of a signal that a terminal stops with.
struct StopSignal: CustomTestStringConvertible, Sendable {
  enum Effect: Equatable {
    case passed(Int32)
    case dropped
    /// The command is stopped.
    case stops
  }

  let peer: Peer
  let options: [String]
  let signal: Int32
  let effect: Effect
  /// Whether the peer stops itself then, where it is not PID 1.
  var stopsItself = false

  var testDescription: String {
    ([peer.rawValue] + options + [Signals.name(signal)]).joined(separator: " ")
  }
}
