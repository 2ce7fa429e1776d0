/// The session and the process group of the command (setsid(2), setpgid(2)).
public enum Placement: Sendable {
  /// A session of its own.
  case session
  /// The init's session, and a process group of its own.
  case processGroup
  /// The init's process group.
  case inherited
}
