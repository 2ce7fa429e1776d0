/// The session and the process group of the command (setsid(2), setpgid(2)).
public enum Placement: Sendable {
  /// A session of its own.
  case session
  /// The init's session, and a process group of its own.
  case processGroup
  /// The init's process group.
  case inherited
}

extension Placement {
  /// The placement that is possible on a terminal, for the one that was requested.
  public func resolved(for situation: TerminalSituation) -> Placement {
    if self == .inherited { return .inherited }
    // A session of its own would cut the command off from the terminal, which others of the init's
    // session, such as a shell, go on using.
    if self == .session, situation.ownsSession { return .session }
    // In a script or a pipeline the job is bigger than the init: all of it needs the foreground, and
    // the keys of the terminal.
    return situation.leadsGroup && situation.isStandard ? .processGroup : .inherited
  }
}
