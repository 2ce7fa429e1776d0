import InitletCore
import Primitives

/// What holds whatever happens.
enum Property: CaseIterable {
  /// The exit code is the command's, remapped; 0 after a pause; 1 where the command's is unknown.
  case exitsWithTheRightCode
  /// After the exit there is nothing but the exit.
  case staysEnded
  /// Each signal is sent on once, or dropped on purpose, and nothing else is sent on.
  case answersEachSignalOnce
  /// TERM and KILL are for what the command left behind, and not for processes that may take their
  /// time, unless the command was asked to end or has outlived its time limit.
  case endsLeftoversAlone
  /// There is a TERM before a KILL, unless the grace period is 0.
  case sendsTermBeforeKill
  /// The first TERM is for the tops, and all others are told once, after half of the grace period.
  case tellsTopsFirst
  /// Streams are closed where nobody else is left, only once, and only as PID 1.
  case closesStreamsForSpared
  /// There is no KILL before the end of the grace period, unless asked for twice.
  case killsWhenItIsTime
  /// The first round of KILL leaves no child out.
  case killsAllChildrenFirst
  /// Where there are no children left, the init ends.
  case endsWithoutChildren
  /// There is a deadline where nothing else might come, and none where it would be in vain.
  case canBeWoken
  /// The end is over within the grace period and four seconds, whatever progresses.
  case endsInTime
  /// The init gives up only if no process has ended for two seconds, or after four seconds of KILL.
  case givesUpOnlyInVain
  /// The init stops as the command does where the terminal asks for it, and in no other case.
  case stopsWithTheCommandAlone
  /// What is received while the command runs reaches it once, by the sender or by the init.
  case reachesCommandOnce
  /// A signal that the filter stops does not change the machine.
  case filterKeepsMachine
  /// The death of the outer init is answered by KILL, and not taken for a request.
  case killsAfterOuterDeath

  func holds(for step: Step) -> Bool {
    switch self {
    case .exitsWithTheRightCode: step.hasRightCode
    case .staysEnded: !step.history.hasExited || step.event == nil || step.isExit
    case .answersEachSignalOnce: step.answersSignal
    case .endsLeftoversAlone: step.endsLeftoversAlone
    case .sendsTermBeforeKill:
      !step.isFirstKill || step.mayKillWithoutTime || step.history.hasSentTerm
        || step.history.hasClosedStreams
    case .tellsTopsFirst: step.tellsTopsFirst
    case .closesStreamsForSpared: step.closesStreamsRightly
    case .killsWhenItIsTime: !step.isFirstKill || step.mayKillWithoutTime || step.isTimeToKill
    case .killsAllChildrenFirst: !step.isFirstKill || step.action == .killLeftovers(.tops)
    case .endsWithoutChildren: step.endsWithoutChildren
    case .canBeWoken: step.canBeWoken
    case .endsInTime: step.endsInTime
    case .givesUpOnlyInVain: step.givesUpOnlyInVain
    case .stopsWithTheCommandAlone: step.suspendsRightly
    case .reachesCommandOnce: step.reachesCommandOnce
    case .filterKeepsMachine: step.keepsMachine
    case .killsAfterOuterDeath: step.killsAfterOuterDeath
    }
  }
}
