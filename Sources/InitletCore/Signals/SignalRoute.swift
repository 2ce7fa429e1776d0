import Primitives

/// The signal that the init forwards in the place of each signal that it receives.
public struct SignalRoute: Sendable {
  /// By the number of the received signal: the number of the signal to forward, or 0 for none.
  private var targets = [65 of UInt8](repeating: 0)
  /// The signals for which a rewrite was made.
  private var rewritten = SignalSet.empty

  /// Forwards each signal as it is.
  public init() {
    var number: UInt8 = 0
    while number < 65 {
      targets[unchecked: Int(number)] = number
      number &+= 1
    }
  }

  /// Forwards `to` in the place of `from`, or nothing where it is `nil`.
  public mutating func rewrite(_ from: Signal, to: Signal?) {
    targets[unchecked: Int(from.rawValue)] = to?.rawValue ?? 0
    rewritten.insert(from)
  }

  /// Whether a rewrite was made for the signal, be it to itself.
  public func rewrites(_ signal: Signal) -> Bool {
    rewritten.contains(signal)
  }

  /// The signal to forward in the place of this one; `nil` for none.
  public func target(of signal: Signal) -> Signal? {
    Signal(Int(targets[unchecked: Int(signal.rawValue)]))
  }
}
