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

  /// The signal to send, or nothing if this one is to be dropped.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(differences[unchecked: Int(signal.rawValue)] ^ signal.rawValue))
  }
}
