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
