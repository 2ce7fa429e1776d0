import InitletCore
import Linux
import Primitives

extension TerminalSituation {
  /// The relation of the calling process to its terminal.
  static var current: TerminalSituation {
    TerminalSituation(
      hasVisibleGroup: ProcessID.currentGroup != nil,
      leadsSession: ProcessID.currentSession == .current,
      hasChildren: Child.hasAny, isStandard: Terminal.isStandard)
  }
}
