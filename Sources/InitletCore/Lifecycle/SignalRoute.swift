/// Which signal is sent on where one came.
public struct SignalRoute: Sendable {
  /// Indexed by the signal that came: the one to send, or 0 for none.
  private var targets = [65 of UInt8](repeating: 0)

  public init() {
    for number in 1...Signal.highest { targets[number] = UInt8(truncatingIfNeeded: number) }
  }

  /// Sends `to` where `from` came, or nothing.
  public mutating func rewrite(_ from: Signal, to: Signal?) {
    targets[Int(from.rawValue)] = to?.rawValue ?? 0
  }

  /// The signal to send, or nothing if this one is to be dropped.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(targets[Int(signal.rawValue)]))
  }
}
