import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
struct Launch {
  private let placement: Placement
  private let child: LaunchedChild.Surroundings

  /// `options` are placed for the terminal, and `started` is the process that was started as the
  /// init, which may have been handed sockets.
  init(
    _ options: Options, _ inherited: InheritedSignals, on terminal: Terminal?,
    startedAs started: ProcessID, _ pair: GuardPair
  ) {
    placement = options.placement
    child = LaunchedChild.Surroundings(
      inherited: inherited, terminal: terminal, placement: options.placement,
      // The inner init of a guarded pair is to leave the command to the outer one.
      deathSignal: options.isGuarded ? nil : options.childDeathSignal,
      log: Log(options), started: started, pair: pair)
  }

  /// Starts the command; fails where no process can be made.
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

extension TerminalSituation {
  /// How the init stands to its terminal.
  static var current: TerminalSituation {
    TerminalSituation(
      hasVisibleGroup: ProcessID.currentGroup != nil,
      leadsSession: ProcessID.currentSession == .current,
      hasChildren: Child.hasAny, isStandard: Terminal.isStandard)
  }
}
