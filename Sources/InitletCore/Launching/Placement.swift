/// Where the command is put (setsid(2), setpgid(2)).
public enum Placement: Sendable {
  /// In a session of its own.
  case session
  /// In the caller's session, in a process group of its own.
  case processGroup
  /// In the init's process group.
  case inherited
}
