import Primitives

/// The status of a child as wait(2) encodes it.
public struct WaitStatus: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The way in which the child ended; `nil` where it stopped or continued.
  public var termination: Termination? {
    let low = rawValue & 0x7F
    if low == 0 { return .exited(ExitCode(UInt8(truncatingIfNeeded: rawValue >> 8))) }
    return Signal(Int(low)).map(Termination.killed)
  }

  /// The signal that stopped the child; `nil` where it did not stop.
  public var stopSignal: Signal? {
    rawValue & 0xFF == 0x7F ? Signal(Int(rawValue >> 8 & 0xFF)) : nil
  }
}
