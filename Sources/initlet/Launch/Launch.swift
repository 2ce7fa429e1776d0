import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
struct Launch {
  private let child: LaunchedChild.Surroundings
  /// Whether the job is the foreground process group.
  private let isForeground: Bool

  /// Prepares the launch, with options that are placed for the terminal, which is given up where
  /// the command gets a session of its own.
  ///
  /// `started` is the process that was started as the init, for which systemd may have passed
  /// sockets (sd_listen_fds(3)), and `job` is its process group.
  init(
    _ options: Options, _ inherited: InheritedSignals, on terminal: Terminal?,
    startedAs started: ProcessID, in job: ProcessID?
  ) {
    isForeground = terminal.map { $0.foreground == job } ?? false
    if options.placement == .session { terminal?.giveUp() }
    child = LaunchedChild.Surroundings(
      inherited: inherited, terminal: terminal, placement: options.placement,
      job: options.isGuarded ? job : nil,
      deathSignal: options.childDeathSignal, log: Log(options), started: started)
  }

  /// Starts the command and returns its process; fails where the kernel makes no process.
  func start(_ command: Command) throws(Errno) -> ProcessID {
    var child = LaunchedChild(
      command: command, surroundings: child, isForeground: isForeground, parent: .current)
    return try Child.spawn(&child) { child in
      child.assumingMemoryBound(to: LaunchedChild.self).pointee.becomeCommand()
    }
  }
}
