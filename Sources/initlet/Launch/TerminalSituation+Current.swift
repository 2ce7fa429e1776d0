import InitletCore
import Linux
import Primitives

extension TerminalSituation {
  /// The relation to its terminal of the caller, or of the guarded pair that it belongs to; `nil`
  /// without a terminal.
  ///
  /// For a placement in a session of its own, the terminal is given up where that harms nobody.
  /// `started` is the process that was started as the init.
  static func prepared(
    on terminal: Terminal?, for placement: Placement, startedAs started: ProcessID
  ) throws(Errno) -> TerminalSituation? {
    guard let terminal else { return nil }
    let isStandard = Terminal.isStandard
    return TerminalSituation(
      // gVisor answers ENOTTY for the terminal of a container.
      ownsSession: placement == .session && isAlone ? try terminal.giveUp() : false,
      leadsGroup: ProcessID.currentGroup == started, isStandard: isStandard)
  }

  /// Whether the caller leads the session, and no other process belongs to it.
  private static var isAlone: Bool {
    guard ProcessID.currentSession == .current, !Child.hasAny else { return false }
    // Every process of the namespace that is not below one of its children is one of PID 1.
    return ProcessID.current == .namespaceInit || ProcessID.isAloneInSession
  }
}
