import Primitives

/// Everything that can happen to an init.
public enum Event: Equatable, Sendable {
  /// The init received a signal other than CHLD.
  case signal(ReceivedSignal)
  /// The command has ended, and its process group has not been told; it comes before `commandEnded`.
  ///
  /// The shell reports this only where the group gets a TERM. The command is not reaped yet, so that
  /// its number still is its own, unless it has ended in the middle of a batch.
  case commandLeavesGroup
  /// The command has ended and was reaped.
  case commandEnded(Termination)
  /// This signal stopped the command (waitpid(2), `WUNTRACED`).
  case commandStopped(Signal)
  /// A process other than the command has ended and was reaped.
  case orphanReaped
  /// Every child that had ended was reaped, and other children live, or members of the command's
  /// process group that no child is.
  case childrenRemain
  /// Every child that had ended was reaped, and all children that live were there before the
  /// command.
  case sparedChildrenRemain
  /// The init has no children, and so no descendants (wait(2), `ECHILD`).
  case childrenGone
  /// The outer init of a guarded pair has died.
  case outerDied
  /// The moment of `Lifecycle.deadline` has come.
  case deadlinePassed
}
