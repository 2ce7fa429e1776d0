import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
struct Launch {
  private let placement: Placement
  private let child: LaunchedChild.Surroundings

  /// Prepares the launch, with options that are placed for the terminal.
  ///
  /// `started` is the process that was started as the init, for which systemd may have passed
  /// sockets (sd_listen_fds(3)).
  init(
    _ options: Options, _ inherited: InheritedSignals, on terminal: Terminal?,
    startedAs started: ProcessID, _ pair: GuardPair
  ) {
    placement = options.placement
    child = LaunchedChild.Surroundings(
      inherited: inherited, terminal: terminal, placement: options.placement,
      // In a guarded pair the command must survive the inner init.
      deathSignal: options.isGuarded ? nil : options.childDeathSignal,
      log: Log(options), started: started, pair: pair)
  }

  /// Starts the command and returns its process; fails where the kernel makes no process.
  func start(_ command: Command) throws(Errno) -> ProcessID {
    let terminal = child.terminal
    let isForeground = terminal.map { $0.foreground == .currentGroup } ?? false
    if placement == .session { terminal?.giveUp() }
    var child = LaunchedChild(
      command: command, surroundings: child, isForeground: isForeground, parent: .current)
    return try Child.spawn(&child) { child in
      child.assumingMemoryBound(to: LaunchedChild.self).pointee.becomeCommand()
    }
  }
}
