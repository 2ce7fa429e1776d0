/// A signal with its origin: one that the init received, or one that it forwards.
public struct ReceivedSignal: Equatable, Sendable {
  public let signal: Signal
  public let origin: Origin

  /// The origin of a signal, by the `si_code` of its siginfo_t (sigaction(2)).
  public enum Origin: Equatable, Sendable {
    /// `SI_KERNEL`: the kernel, for example for a key on a terminal.
    case kernel
    /// `SI_USER`: kill(2), or the kernel on behalf of a process; `nil` for a process outside the
    /// PID namespace.
    case process(ProcessID?)
    /// `SI_QUEUE`: sigqueue(3).
    case queue(Payload)
    /// Any other `si_code`, such as a timer's or tgkill(2)'s.
    case other
  }

  /// The data that sigqueue(3) sends with a signal.
  public struct Payload: Equatable, Sendable {
    /// `si_pid` as the kernel writes it, with 0 for `nil`: an Optional here takes 0.8 kB more.
    private let senderNumber: Int32
    /// `si_uid`, the real user ID of that process.
    public let user: UInt32
    /// `si_value`, a number or a pointer.
    public let value: UInt

    public init(sender: ProcessID?, user: UInt32, value: UInt) {
      senderNumber = sender?.rawValue ?? 0
      self.user = user
      self.value = value
    }

    /// `si_pid`, the process that queued it; `nil` for a process outside the PID namespace.
    public var sender: ProcessID? { ProcessID(visible: senderNumber) }
  }

  public init(_ signal: Signal, from origin: Origin) {
    self.signal = signal
    self.origin = origin
  }

  /// The same origin with another signal.
  public func replaced(by signal: Signal) -> ReceivedSignal {
    ReceivedSignal(signal, from: origin)
  }

  /// Whether the kernel sent the signal, on behalf of no process.
  public var isFromKernel: Bool {
    if case .kernel = origin { true } else { false }
  }

  /// Whether this process sent the signal with kill(2), or the kernel on its behalf.
  public func isSent(by process: ProcessID) -> Bool {
    guard case .process(let sender) = origin else { return false }
    return sender == process
  }
}
