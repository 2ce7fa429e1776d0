/// Which signal is sent on where one came.
public struct SignalRoute: Sendable {
  /// Indexed by the signal that came: by which bits the one to send differs, so that
  /// zero stands for the same signal.
  ///
  /// No index has to be checked: a `Signal` is never out of range.
  private var differences = [65 of UInt8](repeating: 0)

  public init() {}

  /// Sends `to` where `from` came, or nothing.
  public mutating func rewrite(_ from: Signal, to: Signal?) {
    differences[unchecked: Int(from.rawValue)] = (to?.rawValue ?? 0) ^ from.rawValue
  }

  /// Has `close` decide on a signal that is not rewritten until then.
  mutating func leaveOpen(_ signal: Signal) {
    differences[unchecked: Int(signal.rawValue)] = SignalRoute.open
  }

  /// Rewrites what was left open, or leaves it as it is.
  mutating func close(with replacement: Signal?) {
    var number: UInt8 = 65
    while number > 0 {
      number &-= 1
      if differences[unchecked: Int(number)] == SignalRoute.open {
        differences[unchecked: Int(number)] = replacement.map { $0.rawValue ^ number } ?? 0
      }
    }
  }

  /// No two signals differ so.
  private static let open: UInt8 = 0x80

  /// The signal to send, or nothing if this one is to be dropped.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(differences[unchecked: Int(signal.rawValue)] ^ signal.rawValue))
  }
}
