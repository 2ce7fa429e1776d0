/// A signal as it was received, or as it is to be sent on.
public struct ReceivedSignal: Equatable, Sendable {
  public let signal: Signal
  public let origin: Origin

  /// Where a signal comes from (sigaction(2), `si_code`).
  public enum Origin: Equatable, Sendable {
    /// `SI_KERNEL`: a terminal, among others.
    case kernel
    /// `SI_USER`: kill(2), by a process or by the kernel in a process's name; nothing for a process
    /// outside the PID namespace.
    case process(ProcessID?)
    /// `SI_QUEUE`: sigqueue(3).
    case queue(Payload)
    /// Any other code.
    case other
  }

  /// What sigqueue(3) sends along with a signal.
  public struct Payload: Equatable, Sendable {
    /// The process that queued it; 0 for one outside the PID namespace.
    public let sender: Int32
    public let user: UInt32
    /// `si_value`, a number or a pointer.
    public let value: UInt

    public init(sender: Int32, user: UInt32, value: UInt) {
      self.sender = sender
      self.user = user
      self.value = value
    }
  }

  public init(_ signal: Signal, from origin: Origin) {
    self.signal = signal
    self.origin = origin
  }

  /// Another signal with the same origin.
  public func replaced(by signal: Signal) -> ReceivedSignal {
    ReceivedSignal(signal, from: origin)
  }

  /// Whether the kernel sent it in the name of no process.
  public var isFromKernel: Bool {
    if case .kernel = origin { true } else { false }
  }

  /// Whether this process sent it with kill(2).
  public func isSent(by process: ProcessID) -> Bool {
    guard case .process(let sender) = origin else { return false }
    return sender == process
  }
}
