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
    if self == .inherited || !situation.hasVisibleGroup { return .inherited }
    // A session of its own would cut the command off from the terminal, which the leader of the
    // init's session, a shell, goes on using.
    let keepsSession =
      self == .processGroup || !situation.leadsSession || situation.hasChildren
    if !keepsSession { return .session }
    // Otherwise the init is most likely part of a pipeline, whose other parts need the foreground.
    return situation.isStandard ? .processGroup : .inherited
  }
}
