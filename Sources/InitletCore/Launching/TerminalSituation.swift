/// The relation of the init to the controlling terminal of its session.
public struct TerminalSituation: Equatable, Sendable {
  /// Whether the init's process group has a number in its PID namespace.
  ///
  /// Without a number the init cannot give the foreground back to the group.
  public var hasVisibleGroup: Bool
  /// Whether the init leads the session.
  public var leadsSession: Bool
  /// Whether the init had children before the command.
  ///
  /// If the init gave up the terminal, the kernel would send them HUP.
  public var hasChildren: Bool
  /// Whether standard input and standard output both are the terminal.
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

extension Options {
  /// The options with the placement that is possible; without a terminal, every placement is.
  ///
  /// Where the terminal leaves the command in the init's process group, the init signals the
  /// command's process alone.
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
