import InitletCore
import Linux

/// The part that the init plays in the job control of a shell that started it:
/// for the shell, the job is the init's process group, while the terminal's
/// foreground is the command's.
struct JobControl {
  /// Whether there is such a part to play.
  private(set) var isActive = false
  /// Missing where the command is in the job itself, so that whoever has the one in
  /// the foreground has both.
  private(set) var terminal = Terminal.none
  private var command = ProcessID.none
  private var job = ProcessID.none

  init() {}

  init(terminal: Terminal, command: ProcessID) {
    isActive = true
    self.terminal = terminal
    self.command = command
    job = .currentGroup
  }

  /// Stops the job as the terminal has stopped the command, until the shell
  /// continues it.
  func suspend(with signal: Signal) {
    let foreground = terminal.foreground
    if foreground == job, signal == .terminalInput || signal == .terminalOutput {
      // The shell has put the job into the foreground without a word: it was
      // running.
      resume()
      return continueCommand()
    }
    if foreground == command { terminal.setForeground(job) }
    let stop = signal == .stop ? .terminalStop : signal
    // To the whole job, of which others may be a part.
    if terminal != .none {
      try? stop.send(toGroup: job)
      JobControl.act(on: stop)
    } else {
      JobControl.stop(with: stop)
    }
    if signal == .terminalStop || signal.isTerminalStop && ProcessID.current != .first,
      !JobControl.wasContinued
    {
      // The kernel stops no process group that has nobody to continue it, and no
      // PID 1, and so the command must not stay stopped either.
      resume()
      continueCommand()
    }
  }

  /// Whether a shell has continued the caller since it stopped, and perhaps stopped it
  /// again: then the kernel has dropped the CONT.
  private static var wasContinued: Bool {
    let pending = SignalSet.pending
    return pending.contains(.resume) || pending.contains(.terminalStop)
  }

  /// Stops the caller with a stop signal that came, unless a CONT has come after it.
  static func stop(with signal: Signal) {
    guard signal.isTerminalStop, !SignalSet.pending.contains(.resume) else { return }
    try? signal.send(to: .current)
    act(on: signal)
  }

  /// Lets a stop signal act on the caller if it is pending, which a CONT after it has
  /// undone.
  ///
  /// It has no effect on PID 1, and none where nobody could continue the caller.
  private static func act(on signal: Signal) {
    SignalSet.all.removing(signal).block()
    SignalSet.all.block()
  }

  /// Lets the command have the foreground if the job has it.
  ///
  /// To be called when the shell continues the job.
  func resume() {
    if terminal.foreground == job { terminal.setForeground(command) }
  }

  /// Gives the foreground back to the job, unless somebody else has it by now.
  ///
  /// Without an init a Ctrl-C would have reached the whole job, and a shell goes on
  /// with a script unless what it runs dies of it. PID 1 does not.
  @inline(never)
  func end(wasInterrupted: Bool) {
    if terminal.foreground == command { terminal.setForeground(job) }
    if wasInterrupted {
      try? Signal.interrupt.send(to: .current)
      if terminal != .none { try? Signal.interrupt.send(toGroup: job) }
      SignalSet.all.removing(.interrupt).block()
    }
  }

  private func continueCommand() {
    // The command may have been killed meanwhile.
    if terminal == .none {
      try? Signal.resume.send(to: command)
    } else {
      try? Signal.resume.send(toGroup: command)
    }
  }
}
