import Primitives

/// Decides what becomes of a signal before the lifecycle sees it.
public struct SignalFilter: Sendable {
  /// What becomes of a signal.
  public enum Verdict: Equatable, Sendable {
    /// It tells the inner init of a guarded pair that the outer one has died.
    case outerDied
    /// The init caused it itself, or the terminal has sent it to the command too.
    case echo(stopsInit: Bool)
    /// The inner init has sent it to the whole job, of which the outer one is a part.
    case fromInner(stopsInit: Bool)
    /// It is the inner init's to handle.
    case passToInner
    /// The inner init has received it too.
    case reachedInner
    /// The terminal means the job: it is sent on, whatever is done with such a signal otherwise.
    case forJob
    /// The lifecycle handles it.
    case event(returnsForeground: Bool, stopsInit: Bool)
  }

  /// What the init is when it receives a signal.
  public struct Situation: Equatable, Sendable {
    public var role: Role
    /// Whether there is a command that runs, or an inner init.
    public var isRunning: Bool
    /// Whether the job control of the init's terminal applies to the command.
    public var followsStops: Bool

    public init(role: Role, isRunning: Bool, followsStops: Bool) {
      self.role = role
      self.isRunning = isRunning
      self.followsStops = followsStops
    }
  }

  /// What tells the inner init of the outer one's death: any signal would do.
  public static let outerDeathSignal = Signal.terminate

  private let own: ProcessID
  /// Whether the command is in the init's process group, so that the terminal reaches both.
  private let sharesGroup: Bool
  private let stopsWithCommand: Bool

  /// `own` is the init's process.
  public init(_ options: Options, own: ProcessID) {
    self.own = own
    sharesGroup = options.placement == .inherited
    stopsWithCommand = options.leftovers == .endGroup
  }

  /// The parent and the leader of the session, the shell that started the job, are asked for only
  /// where they matter.
  public func verdict(
    on received: ReceivedSignal, in situation: Situation, parent: () -> ProcessID?,
    session: () -> ProcessID?
  ) -> Verdict {
    let signal = received.signal
    var isOuter = false
    switch situation.role {
    case .inner(let outer) where signal == SignalFilter.outerDeathSignal && parent() != outer:
      return .outerDied
    case .outer: isOuter = true
    case .namespaceInit, .subreaper, .inner: break
    }
    if isEcho(received, isOuter: isOuter) {
      return .echo(stopsInit: !situation.followsStops && signal.isTerminalStop)
    }
    if case .outer(let inner) = situation.role, situation.isRunning {
      if received.isSent(by: inner) { return .fromInner(stopsInit: signal.isTerminalStop) }
      // A CONT of the shell's goes to the whole job. A second one could undo the next stop.
      if signal == .resume, let session = session(), received.isSent(by: session) {
        return .reachedInner
      }
      return .passToInner
    }
    if situation.followsStops, received.isFromKernel, signal.isTerminalStop { return .forJob }
    return .event(
      returnsForeground: signal == .resume,
      stopsInit: stopsWithCommand && signal.isTerminalStop && !situation.followsStops)
  }

  private func isEcho(_ received: ReceivedSignal, isOuter: Bool) -> Bool {
    let signal = received.signal
    // The kernel sends PIPE and XFSZ for a write to standard error, and HUP and CONT for giving the
    // terminal up, in the name of the process itself.
    if received.isSent(by: own) {
      return signal == .pipe || signal == .fileSize || signal == .hangUp || signal == .resume
    }
    // The terminal sends it to the whole foreground process group.
    return received.isFromKernel && signal.isSentToForeground && (isOuter || sharesGroup)
  }
}
