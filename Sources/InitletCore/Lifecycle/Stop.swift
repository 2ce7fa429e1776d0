import Primitives

/// The stop of a running command, as far as it was asked for.
public enum Stop: Equatable, Sendable {
  /// Nobody has asked the command to end.
  case notRequested
  /// The first request to end is held back until this moment (`--stop-delay`).
  case held(ReceivedSignal, until: Instant)
  /// The command was asked to end; where there is a limit, it is treated as left behind from then
  /// on (`--stop-timeout`).
  case requested(limit: Instant?)

  /// The moment at which the stop goes on by itself.
  var deadline: Instant? {
    switch self {
    case .notRequested: nil
    case .held(_, let until): until
    case .requested(let limit): limit
    }
  }
}
