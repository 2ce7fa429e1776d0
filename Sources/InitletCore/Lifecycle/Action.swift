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
  /// Send TERM to those that were not told to end before, then CONT so that stopped processes can
  /// act on it.
  case endLeftovers(Leftovers)
  /// Report that this request to end is held back, and wait.
  case holdBack(Signal)
  /// Report the descendants that the init waits for, and wait.
  case awaitLeftovers
  /// Report that the command has not ended in time, and treat it like leftovers from now on.
  case timeOut
  /// Close the standard streams, so that those who read from them can finish.
  case closeStreams
  /// Send KILL.
  case killLeftovers(Leftovers)
  /// Name the descendants that KILL did not end, and exit with this code.
  case giveUp(ExitCode)
  /// Exit with this code.
  case exit(ExitCode)

  /// The descendants that a signal is sent to.
  public enum Leftovers: Sendable {
    /// The init's children; when they end, the init inherits theirs.
    case tops
    /// Every descendant, but with TERM none that was made since the first TERM.
    case everyone
  }
}
