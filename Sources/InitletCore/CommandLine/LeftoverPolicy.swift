/// What becomes of the processes that the command leaves behind.
public enum LeftoverPolicy: Sendable {
  /// They are sent TERM, and KILL after the grace period.
  case end
  /// The init waits until they end by themselves.
  case wait
  /// Nothing is done about them.
  case keep
  /// The command's process group is sent TERM, without a wait.
  case endGroup
}
