import Primitives

/// Which signal is sent on for the one that was received.
public struct SignalRoute: Sendable {
  /// Indexed by the signal that was received: the one to send, or 0 to send none.
  private var targets = [65 of UInt8](repeating: 0)
  /// The signals that were rewritten.
  private var rewritten = SignalSet.empty

  /// Sends each signal on as it is.
  public init() {
    var number: UInt8 = 0
    while number < 65 {
      targets[unchecked: Int(number)] = number
      number &+= 1
    }
  }

  /// Sends `to` where `from` was received, or nothing.
  public mutating func rewrite(_ from: Signal, to: Signal?) {
    targets[unchecked: Int(from.rawValue)] = to?.rawValue ?? 0
    rewritten.insert(from)
  }

  /// Whether a signal was rewritten, if only to itself.
  public func rewrites(_ signal: Signal) -> Bool {
    rewritten.contains(signal)
  }

  /// The signal to send, or nothing if this one is dropped.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(targets[unchecked: Int(signal.rawValue)]))
  }
}
