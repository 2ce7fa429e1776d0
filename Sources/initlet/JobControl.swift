import InitletCore
import Linux
import Primitives

/// The init's part in the job control of the shell that started it.
///
/// The shell's job is the process group of the process that was started as the init, while the
/// foreground process group of the terminal is the command's.
struct JobControl {
  /// The terminal; `nil` where the command is in the job's process group itself.
  let terminal: Terminal?
  private let command: ProcessID
  /// The job's process group; `nil` where it is outside the PID namespace.
  private let job: ProcessID?
  /// The outer init of a guarded pair, which is in the job and stops in the place of the inner one.
  private let outer: ProcessID?

  /// The job control for a command; `nil` without a terminal, and where the command has a session
  /// of its own.
  init?(
    _ placement: Placement, on terminal: Terminal?, command: ProcessID, in job: ProcessID?,
    outer: ProcessID?
  ) {
    guard let terminal else { return nil }
    switch placement {
    case .session: return nil
    case .processGroup: self.terminal = terminal
    case .inherited: self.terminal = nil
    }
    self.command = command
    self.job = job
    self.outer = outer
  }

  /// Stops the job with the signal that has stopped the command, until the shell continues it.
  ///
  /// Where the shell has continued the job already, the init is about to forward the CONT, which
  /// continues the command as well.
  func suspend(with signal: Signal) {
    if SignalSet.pending.contains(.resume) { return }
    let plan = SuspensionPlan(
      for: signal, isJobForeground: isForeground(job),
      isNamespaceInit: ProcessID.current == .namespaceInit)
    if case .stopJob(let stop, let mayBeInVain) = plan {
      returnForeground()
      stopJob(with: stop)
      // The outer init of a guarded pair sends a CONT where it was in vain.
      if outer != nil || !mayBeInVain || JobControl.wasContinued { return }
    }
    resume()
    continueCommand()
  }

  private func stopJob(with signal: Signal) {
    if terminal != nil, let job {
      // The job may have members besides the init.
      try? signal.send(toGroup: job)
      if outer == nil { JobControl.deliver(signal) }
    } else if let outer {
      try? SignalFilter.stopRequest.send(to: outer)
    } else {
      JobControl.stopInit(with: signal)
    }
  }

  /// Passes the foreground from the job to the command, when the shell continues the job.
  func resume() {
    if isForeground(job) { setForeground(command) }
  }

  /// Passes the foreground from the command back to the job; another process group keeps it.
  func returnForeground() {
    if isForeground(command) { setForeground(job) }
  }

  /// Stops the init with a stop signal that it received, unless a CONT has come since; returns
  /// false where that was in vain.
  @discardableResult
  static func stopInit(with signal: Signal) -> Bool {
    if SignalSet.pending.contains(.resume) { return true }
    // No shell would continue the job of a session leader.
    if ProcessID.currentSession == .current { return false }
    let stop = signal.isTerminalStop ? signal : .terminalStop
    try? stop.send(to: .current)
    deliver(stop)
    return wasContinued
  }

  /// Ends the init with an INT.
  ///
  /// A shell aborts a script or a loop only when the program that it runs dies of the INT. PID 1
  /// has no shell above it, and must not call this.
  static func interruptInit() {
    try? Signal.interrupt.send(to: .current)
    deliver(.interrupt)
  }

  /// Unblocks a signal for a moment, so that the kernel delivers it if it is pending.
  ///
  /// A stop signal has no effect where a CONT has come after it, on PID 1, and in an orphaned
  /// process group.
  private static func deliver(_ signal: Signal) {
    SignalSet.all.removing(signal).replaceMask()
    SignalSet.all.replaceMask()
  }

  /// Whether a shell has continued the caller since it stopped.
  ///
  /// A pending TSTP counts too: the shell has stopped the caller again, and the kernel has
  /// discarded the CONT.
  private static var wasContinued: Bool {
    let pending = SignalSet.pending
    return pending.contains(.resume) || pending.contains(.terminalStop)
  }

  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  private func isForeground(_ group: ProcessID?) -> Bool {
    guard let group, let foreground = terminal?.foreground else { return false }
    return foreground == group
  }

  private func setForeground(_ group: ProcessID?) {
    if let group { terminal?.setForeground(group) }
  }

  private func continueCommand() {
    // This fails where the command was killed meanwhile.
    if terminal == nil {
      try? Signal.resume.send(to: command)
    } else {
      try? Signal.resume.send(toGroup: command)
    }
  }
}
