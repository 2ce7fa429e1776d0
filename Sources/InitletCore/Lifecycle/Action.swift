import Primitives

/// What an init does in answer to an event.
public enum Action: Equatable, Sendable {
  case wait
  /// Send this signal on.
  case forward(ReceivedSignal, to: ForwardTarget)
  /// Send nothing on for this signal.
  case drop(Signal)
  /// Stop as the command was stopped, so that the shell takes the terminal back.
  case suspend(Signal)
  /// Send TERM, and CONT so that stopped processes can act on it.
  case endLeftovers(Leftovers)
  /// Send KILL.
  case killLeftovers(Leftovers)
  /// Name the descendants that KILL did not end, and exit.
  case giveUp(ExitCode)
  case exit(ExitCode)

  /// Which of the descendants are sent a signal.
  public enum Leftovers: Sendable {
    case all
    /// The init's children: KILL ends them and so hands theirs to the init.
    case children
    /// The children that the init has got since the others were sent the signal, and all below.
    case newBranches
  }
}
