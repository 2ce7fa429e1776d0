import Primitives

/// Decides what the init does with a received signal before the lifecycle sees it.
public struct SignalFilter: Sendable {
  /// The decision about a signal.
  public enum Verdict: Equatable, Sendable {
    /// The outer init of a guarded pair has died; the kernel has sent the signal to the inner one.
    case outerDied
    /// The signal is an echo: the init itself has caused it, or the terminal has sent it to the
    /// command too. It is not forwarded.
    case echo(stopsInit: Bool)
    /// The inner init has sent it: a stop signal, with which the outer one stops in its place, or
    /// an INT to the whole job.
    case fromInner(stopsInit: Bool)
    /// The outer init forwards it to the inner one.
    case passToInner
    /// The outer init forwards it to the command, which is in the same job: a CONT that goes by way
    /// of the inner one may come after the next stop, and undo it.
    case passToMember
    /// The terminal stops the init's job: the init forwards the signal without a rewrite.
    case forJob
    /// The lifecycle decides.
    case event(returnsForeground: Bool, stopsInit: Bool)

    /// Whether the init reports the signal as received.
    public var isReported: Bool {
      switch self {
      // A failed write is not logged: logging would fail the same way and cause the next SIGPIPE.
      case .outerDied, .echo: false
      case .fromInner, .passToInner, .passToMember, .forJob, .event: true
      }
    }
  }

  /// The signal that the kernel sends to the inner init when the outer one dies: it continues an
  /// inner init that is stopped.
  public static let outerDeathSignal = Signal.resume

  /// The signal by which the inner init asks the outer one to stop.
  ///
  /// It is a real-time signal, which the kernel queues: a TSTP would be lost beside one that the
  /// terminal has just sent.
  public static let stopRequest = Signal.last

  /// The position of the init in its PID namespace.
  public let role: Role
  private let own: ProcessID
  /// Whether the job control of the init's terminal applies to the command.
  private let followsStops: Bool
  /// Whether the command is in the init's process group, so that the terminal signals both.
  private let sharesGroup: Bool
  /// Whether the init stops when it forwards a stop signal, as dumb-init does.
  ///
  /// As PID 1 it does not, because the kernel stops no PID 1, and discards a pending CONT (signal(7)).
  private let stopsWithCommand: Bool

  /// Creates the filter of an init whose own process is `own`.
  public init(_ options: Options, _ role: Role, own: ProcessID, followsStops: Bool) {
    self.role = role
    self.own = own
    self.followsStops = followsStops
    sharesGroup = options.placement == .inherited
    stopsWithCommand =
      options.leftovers == .endGroup && role != .namespaceInit && !followsStops
  }

  /// Decides about a signal.
  ///
  /// `isRunning` tells whether a command runs, or an inner init. `parent` returns the init's parent
  /// by a system call, which is made only where it matters.
  public func verdict(
    on received: ReceivedSignal, isRunning: Bool, parent: () -> ProcessID?
  ) -> Verdict {
    let signal = received.signal
    switch role {
    case .inner(let outer) where signal == SignalFilter.outerDeathSignal && parent() != outer:
      return .outerDied
    case .outer(let inner):
      // The inner init says when the job has to stop.
      if isEcho(received) { return .echo(stopsInit: false) }
      if isRunning {
        if received.isSent(by: inner) {
          return .fromInner(
            stopsInit: signal.isTerminalStop || signal == SignalFilter.stopRequest)
        }
        // The kernel's own CONT follows a HUP, by the same way.
        let continuesJob = sharesGroup && signal == .resume && !received.isFromKernel
        return continuesJob ? .passToMember : .passToInner
      }
    case .namespaceInit, .subreaper, .inner: break
    }
    if isEcho(received) {
      return .echo(stopsInit: !followsStops && signal.isTerminalStop)
    }
    if followsStops, received.isFromKernel, signal.isTerminalStop { return .forJob }
    return .event(
      returnsForeground: signal == .resume,
      stopsInit: stopsWithCommand && signal.isTerminalStop)
  }

  /// Whether the init has caused the signal, or the command has received it too.
  private func isEcho(_ received: ReceivedSignal) -> Bool {
    let signal = received.signal
    // The kernel names the init itself as the sender of PIPE and XFSZ for its writes to standard
    // error.
    if received.isSent(by: own) { return signal == .pipe || signal == .fileSize }
    // The kernel sends what a terminal causes to the whole foreground process group.
    return received.isFromKernel && signal.isSentToForeground && sharesGroup
  }
}
