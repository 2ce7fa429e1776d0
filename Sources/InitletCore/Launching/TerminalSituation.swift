/// The relation of the init to the controlling terminal of its session.
public struct TerminalSituation: Equatable, Sendable {
  /// Whether the init leads the session, no other process belongs to the session, and the terminal
  /// can be given up.
  ///
  /// If the init gave up the terminal, every process of the session would lose it.
  public var ownsSession: Bool
  /// Whether the process that was started as the init leads its process group.
  ///
  /// It then is a shell's job by itself. In a script the script leads the job, and in a pipeline
  /// the first element.
  public var leadsGroup: Bool
  /// Whether standard input and standard output both are the terminal.
  ///
  /// Otherwise the init is most likely an element of a pipeline.
  public var isStandard: Bool

  public init(ownsSession: Bool, leadsGroup: Bool, isStandard: Bool) {
    self.ownsSession = ownsSession
    self.leadsGroup = leadsGroup
    self.isStandard = isStandard
  }
}
