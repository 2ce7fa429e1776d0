import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
enum Launch {
  /// Starts the command and returns its process; fails where the kernel makes no process.
  ///
  /// By the pipe `outer` the outer init learns of the launch, and lets a job's command begin.
  static func start(
    _ child: LaunchedChild, under outer: FileDescriptor?
  ) throws(Errno) -> ProcessID {
    if let terminal = child.terminal, child.isJob {
      return try startJob(child, on: terminal, under: outer)
    }
    var child = child
    let process = try Child.spawn(&child) { child in
      child.assumingMemoryBound(to: LaunchedChild.self).pointee.becomeCommand()
    }
    if let outer { GuardPair.Notice.noneWaiting.write(to: outer) }
    // Not before: until the child acquires the terminal, its keys reach nobody.
    if child.terminal != nil { child.log.report(.gaveUpTerminal) }
    return process
  }

  /// Starts the command as a part of a shell's job.
  ///
  /// The child has memory of its own: the terminal may stop it before it executes the program, and
  /// the init has to go on then.
  private static func startJob(
    _ child: LaunchedChild, on terminal: Terminal, under outer: FileDescriptor?
  ) throws(Errno) -> ProcessID {
    guard let process = try Child.fork() else { child.becomeCommand() }
    if child.placement == .processGroup {
      // The child does the same: from here on the group exists, and the init can signal it.
      try? Child.move(process, to: process)
      // An init that is stopped here keeps the terminal for the shell.
      if let job = child.job, terminal.foreground == job { terminal.setForeground(process) }
    } else if child.rejoinsJob, let job = child.job {
      try? Child.move(process, to: job)
    }
    if let outer {
      GuardPair.Notice.waiting(process).write(to: outer)
    } else {
      Launch.begin(process, child.placement)
    }
    return process
  }

  /// Lets a command begin that is a part of a shell's job, and waits for that.
  static func begin(_ command: ProcessID, _ placement: Placement) {
    if placement == .inherited { shareEarlierKeys(with: command) }
    try? Signal.child.send(to: command)
  }

  /// Sends the command what the terminal has sent to the job before the command was a part of it.
  ///
  /// Where the command was a part of it already, the signal is pending for it, and stays one.
  private static func shareEarlierKeys(with process: ProcessID) {
    var signals = SignalSet.sentToForeground
    while let received = SignalWait.next(of: signals, atMost: .zero) {
      signals = signals.removing(received.signal)
      // The init receives again what comes from elsewhere.
      try? Delivery.send(received, to: received.isFromKernel ? process : .current)
    }
  }
}
