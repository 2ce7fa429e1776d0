import InitletCore
import Linux
import Primitives

/// The init's part in the job control of the shell that started it.
///
/// For the shell, the job is the init's process group, while the terminal's foreground process group
/// is the command's.
struct JobControl {
  /// Missing where the command is in the job's process group itself.
  let terminal: Terminal?
  private let command: ProcessID
  private let job: ProcessID?

  /// Fails where the init has no terminal, and where the command has a session of its own.
  init?(_ placement: Placement, on terminal: Terminal?, command: ProcessID) {
    guard let terminal else { return nil }
    switch placement {
    case .session: return nil
    case .processGroup: self.terminal = terminal
    case .inherited: self.terminal = nil
    }
    self.command = command
    job = .currentGroup
  }

  /// Stops the job as the terminal has stopped the command, until the shell continues it.
  func suspend(with signal: Signal) {
    if isForeground(job), signal == .terminalInput || signal == .terminalOutput {
      // `fg` on a job that is running sends no CONT: the shell only moves the foreground.
      resume()
      return continueCommand()
    }
    if isForeground(command) { setForeground(job) }
    let stop = signal == .stop ? .terminalStop : signal
    if terminal != nil, let job {
      // The job may have other members.
      try? stop.send(toGroup: job)
      JobControl.deliver(stop)
    } else {
      JobControl.stopInit(with: stop)
    }
    let mayNotStop =
      signal == .terminalStop || signal.isTerminalStop && ProcessID.current != .namespaceInit
    if mayNotStop, !JobControl.wasContinued {
      // The kernel does not stop an orphaned process group or PID 1. Continue the command, or nobody
      // ever would.
      resume()
      continueCommand()
    }
  }

  /// Gives the command the foreground if the job has it; to be called when the shell continues the
  /// job.
  func resume() {
    if isForeground(job) { setForeground(command) }
  }

  /// Gives the foreground back to the job, unless another process group has it by now.
  func returnForeground() {
    if isForeground(command) { setForeground(job) }
  }

  /// Stops the init with a stop signal that came, unless a CONT has come after it.
  static func stopInit(with signal: Signal) {
    guard signal.isTerminalStop, !SignalSet.pending.contains(.resume) else { return }
    try? signal.send(to: .current)
    deliver(signal)
  }

  /// Ends the init with an INT, and its job too where the command had a process group of its own.
  ///
  /// Without an init a Ctrl-C would have reached the whole job; a shell goes on with a script unless
  /// what it runs dies of it. PID 1 stays.
  static func interruptInit(_ jobControl: JobControl?) {
    try? Signal.interrupt.send(to: .current)
    if let jobControl, jobControl.terminal != nil, let job = jobControl.job {
      try? Signal.interrupt.send(toGroup: job)
    }
    deliver(.interrupt)
  }

  /// Lets a pending signal act on the caller.
  ///
  /// A stop signal does not where a CONT has come after it, on PID 1, and where no process could
  /// continue the caller.
  private static func deliver(_ signal: Signal) {
    SignalSet.all.removing(signal).block()
    SignalSet.all.block()
  }

  /// Whether a shell has continued the caller since it stopped, and perhaps stopped it again: then
  /// the kernel has dropped the CONT.
  private static var wasContinued: Bool {
    let pending = SignalSet.pending
    return pending.contains(.resume) || pending.contains(.terminalStop)
  }

  @inline(never)
  private func isForeground(_ group: ProcessID?) -> Bool {
    guard let group, let foreground = terminal?.foreground else { return false }
    return foreground == group
  }

  @inline(never)
  private func setForeground(_ group: ProcessID?) {
    if let group { terminal?.setForeground(group) }
  }

  private func continueCommand() {
    // The command may have been killed meanwhile.
    if terminal == nil {
      try? Signal.resume.send(to: command)
    } else {
      try? Signal.resume.send(toGroup: command)
    }
  }
}
