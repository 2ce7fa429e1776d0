import Primitives

/// What wait(2) tells of a child, in its encoding.
public struct WaitStatus: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// How the child ended; nothing where it has stopped or continued.
  public var termination: Termination? {
    let low = rawValue & 0x7F
    if low == 0 { return .exited(ExitCode(UInt8(truncatingIfNeeded: rawValue >> 8))) }
    return Signal(Int(low)).map(Termination.killed)
  }

  /// The signal that has stopped the child, if that is what happened.
  public var stopSignal: Signal? {
    rawValue & 0xFF == 0x7F ? Signal(Int(rawValue >> 8 & 0xFF)) : nil
  }
}
