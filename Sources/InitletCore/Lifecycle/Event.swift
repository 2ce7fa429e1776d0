/// What can happen to an init.
public enum Event: Equatable, Sendable {
  /// A signal came that tells nothing of children.
  case signal(Signal)
  /// The command has ended and is still to be reaped, so that its number is its own;
  /// told only where its process group is to be sent TERM.
  case commandEnding
  /// The command was reaped.
  case commandEnded(Termination)
  /// The command was stopped by this signal (wait(2), `WUNTRACED`).
  case commandStopped(Signal)
  /// A process other than the command was reaped.
  case orphanReaped
  /// Every child that had ended is reaped, and there are others.
  case childrenRemain
  /// The init that this one works for has died.
  case guardianDied
  /// There are no children left, and so no descendants (`ECHILD`).
  case childrenGone
  /// The moment that `Lifecycle.deadline` named has come.
  case deadlinePassed
}

/// What an init then does.
public enum Action: Equatable, Sendable {
  case wait
  case forward(Signal, to: ForwardTarget)
  /// Nothing is sent on for this signal.
  case drop(Signal)
  /// Stop as the command was, so that the shell takes the terminal back.
  case suspend(Signal)
  /// TERM, and CONT so that stopped ones can act on it.
  case endLeftovers(Leftovers)
  case killLeftovers(Leftovers)
  /// Name the descendants that not even KILL ended, and exit.
  case giveUp(ExitCode)
  case exit(ExitCode)
}

/// Those of the descendants that are sent a signal.
public enum Leftovers: Equatable, Sendable {
  case all
  /// The init's own: for KILL, which ends them and so hands theirs to the init.
  case children
  /// Those that have been handed to the init since the others were sent it.
  case newChildren
}
