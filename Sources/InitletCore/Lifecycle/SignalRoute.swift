/// Which signal is sent on where one came.
public struct SignalRoute: Sendable {
  /// Indexed by the signal that came: the one to send, or 0 for none.
  ///
  /// No index has to be checked: a `Signal` is never out of range.
  private var targets = [65 of UInt8](repeating: 0)

  public init() {
    var number = Signal.highest
    while number > 0 {
      targets[unchecked: number] = UInt8(truncatingIfNeeded: number)
      number &-= 1
    }
  }

  /// Sends `to` where `from` came, or nothing.
  public mutating func rewrite(_ from: Signal, to: Signal?) {
    targets[unchecked: Int(from.rawValue)] = to?.rawValue ?? 0
  }

  /// The signal to send, or nothing if this one is to be dropped.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(targets[unchecked: Int(signal.rawValue)]))
  }
}
