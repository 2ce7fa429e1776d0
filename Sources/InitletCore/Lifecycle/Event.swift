import Primitives

/// What can happen to an init.
public enum Event: Equatable, Sendable {
  /// A signal was received that tells nothing of children.
  case signal(ReceivedSignal)
  /// The command has ended and is still to be reaped, so that its number is its own; reported only
  /// where its process group is to be sent TERM.
  case commandAwaitsReaping
  /// The command was reaped.
  case commandEnded(Termination)
  /// This signal stopped the command (wait(2), `WUNTRACED`).
  case commandStopped(Signal)
  /// A process other than the command was reaped.
  case orphanReaped
  /// Every child that had ended is reaped, and others live.
  case childrenRemain
  /// There are no children, and so no descendants (`ECHILD`).
  case childrenGone
  /// The outer init of a guarded pair has died.
  case outerDied
  /// The moment that `Lifecycle.deadline` names has come.
  case deadlinePassed
}
