import InitletCore
import Linux
import Primitives

extension TerminalSituation {
  /// The relation to its terminal of the caller, or of the guarded pair that it belongs to.
  ///
  /// `started` is the process that was started as the init.
  static func current(startedAs started: ProcessID) -> TerminalSituation {
    TerminalSituation(
      ownsSession: ownsSession, leadsGroup: ProcessID.currentGroup == started,
      isStandard: Terminal.isStandard)
  }

  private static var ownsSession: Bool {
    guard ProcessID.currentSession == .current, !Child.hasAny else { return false }
    // Every process of the namespace that is not below one of its children is one of PID 1.
    return ProcessID.current == .namespaceInit || ProcessID.isAloneInSession
  }
}
