import Primitives

/// The status of a child as wait(2) encodes it.
public struct WaitStatus: Equatable, Sendable {
  public let rawValue: Int32

  /// The bits with the signal that ended the process, as `WTERMSIG` reads them; 0 after an exit.
  private static let endSignalBits: Int32 = 0x7F
  /// The low byte of a process that stopped, by which `WIFSTOPPED` knows it.
  private static let stoppedByte: Int32 = 0x7F
  private static let lowByte: Int32 = 0xFF

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The way in which the child ended; `nil` where it stopped or continued.
  public var termination: Termination? {
    let signal = rawValue & WaitStatus.endSignalBits
    if signal == 0 { return .exited(ExitCode(UInt8(truncatingIfNeeded: rawValue >> 8))) }
    return Signal(Int(signal)).map(Termination.killed)
  }

  /// The signal that stopped the child; `nil` where it did not stop.
  public var stopSignal: Signal? {
    rawValue & WaitStatus.lowByte == WaitStatus.stoppedByte
      ? Signal(Int(rawValue >> 8 & WaitStatus.lowByte)) : nil
  }
}
