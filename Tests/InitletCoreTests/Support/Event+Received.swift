import InitletCore
import Primitives

extension Event {
  /// A stranger's signal was received.
  static func received(_ signal: Signal) -> Event {
    .signal(ReceivedSignal(signal, from: .process(.stranger)))
  }
}

extension Action {
  /// Send on this signal for a stranger's.
  static func sendOn(_ signal: Signal, to target: ForwardTarget) -> Action {
    .forward(ReceivedSignal(signal, from: .process(.stranger)), to: target)
  }
}
