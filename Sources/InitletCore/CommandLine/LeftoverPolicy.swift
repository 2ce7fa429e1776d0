/// The treatment of the processes that the command leaves behind.
public enum LeftoverPolicy: Sendable {
  /// The init sends them TERM, and KILL after the grace period.
  case end
  /// The init waits until they have ended by themselves (`--wait`).
  case wait
  /// The init exits without them, as tini and catatonit do.
  case keep
  /// The init sends TERM to the command's process group and exits, as dumb-init does.
  case endGroup
}
