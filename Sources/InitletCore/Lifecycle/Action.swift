import Primitives

/// The answer of the state machine to an event, which the shell performs.
public enum Action: Equatable, Sendable {
  /// Do nothing, and wait for the next event.
  case wait
  /// Forward this signal.
  case forward(ReceivedSignal, to: ForwardTarget)
  /// Forward nothing for this signal.
  case drop(Signal)
  /// Stop the init's job with this signal, as the command was stopped, so that the shell takes the
  /// terminal back.
  case suspend(Signal)
  /// Send TERM, then CONT so that stopped processes can act on it.
  case endLeftovers(Leftovers)
  /// Send KILL.
  case killLeftovers(Leftovers)
  /// Name the descendants that KILL did not end, and exit with this code.
  case giveUp(ExitCode)
  /// Exit with this code.
  case exit(ExitCode)

  /// The descendants that a signal is sent to.
  public enum Leftovers: Sendable {
    /// Every descendant.
    case all
    /// The init's children; when KILL has ended them, the init inherits theirs.
    case children
    /// The children that the init has adopted since the last signal, and every descendant below
    /// them.
    case newBranches
  }
}
