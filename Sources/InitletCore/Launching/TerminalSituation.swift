/// How the init stands to the controlling terminal of its session.
public struct TerminalSituation: Equatable, Sendable {
  /// Whether the init's process group has a number in its PID namespace: where it has none, the
  /// foreground could never be given back to it.
  public var hasVisibleGroup: Bool
  /// Whether the init leads the session.
  public var leadsSession: Bool
  /// Whether the init has children already: when it gives the terminal up, they are sent a HUP.
  public var hasChildren: Bool
  /// Whether both standard input and standard output are the terminal.
  public var isStandard: Bool

  public init(
    hasVisibleGroup: Bool, leadsSession: Bool, hasChildren: Bool, isStandard: Bool
  ) {
    self.hasVisibleGroup = hasVisibleGroup
    self.leadsSession = leadsSession
    self.hasChildren = hasChildren
    self.isStandard = isStandard
  }
}

extension Placement {
  /// What a terminal makes of a placement that was asked for.
  public func resolved(for situation: TerminalSituation) -> Placement {
    if self == .inherited || !situation.hasVisibleGroup { return .inherited }
    // A session of its own would cut the command off from a terminal that the session's leader, a
    // shell, goes on using.
    let keepsSession =
      self == .processGroup || !situation.leadsSession || situation.hasChildren
    if !keepsSession { return .session }
    // Part of a pipeline, most likely: the other parts need the foreground too.
    return situation.isStandard ? .processGroup : .inherited
  }
}

extension Options {
  /// The options with the placement that a terminal makes of the one that was asked for.
  ///
  /// A command that has to share the init's process group is signalled alone.
  public func placed(for situation: TerminalSituation?) -> Options {
    guard let situation else { return self }
    var options = self
    let placement = placement.resolved(for: situation)
    if placement == .inherited, self.placement != .inherited {
      options.makeSingleChild()
    } else {
      options.placement = placement
    }
    return options
  }
}
