import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
struct Launch {
  private let child: LaunchedChild.Surroundings
  /// The process group that is the job of a shell; `nil` where it is outside the PID namespace.
  private let job: ProcessID?
  private let gaveUpTerminal: Bool

  /// Prepares the launch, with options that are placed for the terminal, which is given up where
  /// the command gets a session of its own.
  ///
  /// `started` is the process that was started as the init, for which systemd may have passed
  /// sockets (sd_listen_fds(3)), and `job` is its process group.
  init(
    _ options: Options, _ inherited: InheritedSignals, on terminal: Terminal?,
    startedAs started: ProcessID, in job: ProcessID?
  ) throws(Errno) {
    self.job = job
    gaveUpTerminal = options.placement == .session ? try terminal?.giveUp() ?? false : false
    child = LaunchedChild.Surroundings(
      inherited: inherited, terminal: terminal, placement: options.placement,
      job: options.isGuarded ? job : nil,
      deathSignal: options.childDeathSignal, log: Log(options), started: started)
  }

  /// Starts the command and returns its process; fails where the kernel makes no process.
  ///
  /// By the pipe `outer` the outer init learns of the launch, and lets a job's command begin.
  func start(
    _ command: Command, under outer: FileDescriptor?
  ) throws(Errno) -> ProcessID {
    var child = LaunchedChild(command: command, surroundings: child, parent: .current)
    if let terminal = self.child.terminal, self.child.isJob {
      return try startJob(child, on: terminal, under: outer)
    }
    let process = try Child.spawn(&child) { child in
      child.assumingMemoryBound(to: LaunchedChild.self).pointee.becomeCommand()
    }
    outer?.writeProcess(nil)
    // Not before: until the child acquires the terminal, its keys reach nobody.
    if gaveUpTerminal { self.child.log.report(.gaveUpTerminal) }
    return process
  }

  /// Starts the command as a part of a shell's job.
  ///
  /// The child has memory of its own: the terminal may stop it before it executes the program, and
  /// the init has to go on then.
  private func startJob(
    _ child: LaunchedChild, on terminal: Terminal, under outer: FileDescriptor?
  ) throws(Errno) -> ProcessID {
    guard let process = try Child.fork() else { child.becomeCommand() }
    if child.surroundings.placement == .processGroup {
      // The child does the same: from here on the group exists, and the init can signal it.
      try? Child.move(process, to: process)
      // An init that is stopped here keeps the terminal for the shell.
      if let job, terminal.foreground == job { terminal.setForeground(process) }
    } else {
      if let job = self.child.job { try? Child.move(process, to: job) }
    }
    if let outer {
      outer.writeProcess(process)
    } else {
      Launch.begin(process, child.surroundings.placement)
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
