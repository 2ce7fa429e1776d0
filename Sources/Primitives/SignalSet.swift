/// A set of signals as the kernel encodes it: bit n - 1 stands for signal n.
public struct SignalSet: Equatable, Sendable {
  /// The bits of the kernel's signal set (`sigset_t`), which has 64 on every architecture.
  public private(set) var bits: UInt64

  /// The set without a signal.
  public static let empty = SignalSet(bits: 0)

  /// Every signal, 32 and 33 included, which the C libraries leave out of their sets.
  public static let all = SignalSet(bits: .max)

  public init(bits: UInt64) {
    self.bits = bits
  }

  /// The signals that the kernel sends to a terminal's whole foreground process group, for a key or
  /// for a new window size (termios(3), ioctl_tty(2)).
  public static var sentToForeground: SignalSet {
    var signals = SignalSet(.interrupt)
    signals.insert(.quit)
    signals.insert(.windowChange)
    signals.insert(.terminalStop)
    signals.insert(.terminalInput)
    signals.insert(.terminalOutput)
    return signals
  }

  /// The set with one signal.
  public init(_ signal: Signal) {
    bits = 1 &<< UInt64(signal.rawValue &- 1)
  }

  /// Whether a signal is in the set.
  public func contains(_ signal: Signal) -> Bool {
    bits & SignalSet(signal).bits != 0
  }

  /// Adds a signal; one that is in the set already stays there.
  @discardableResult
  public mutating func insert(_ signal: Signal) -> Bool {
    let before = bits
    bits |= SignalSet(signal).bits
    return bits != before
  }

  /// The set without a signal.
  public func removing(_ signal: Signal) -> SignalSet {
    SignalSet(bits: bits & ~SignalSet(signal).bits)
  }
}
