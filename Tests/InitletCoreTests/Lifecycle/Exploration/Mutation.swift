import InitletCore
import Primitives

/// A way to break the machine.
enum Mutation: CaseIterable {
  case wrongCode, comesBackToLife
  case losesSignals, repeatsSignals, sendsToTheWrongOnes, forwardsWhatIsDropped
  case endsTheCommand, ignoresWait, skipsTerm, tellsEveryoneAtOnce, tellsEveryoneTwice, killsEarly
  case killsEveryoneFirst, goesOnWithoutChildren, cannotBeWoken, neverGivesUp, givesUpAtOnce
  case alwaysStops, closesStreamsTwice, leavesStreamsOpen
  case repeatsTheTerminal, repeatsItsOwn, repeatsToInner, asksRouteForJob, losesStrangers
  case bypassesInner, handlesEchoes, takesDeathForRequest

  /// The property that it takes away.
  var broken: Property {
    switch self {
    case .wrongCode: .exitsWithTheRightCode
    case .comesBackToLife: .staysEnded
    case .losesSignals, .repeatsSignals, .sendsToTheWrongOnes, .forwardsWhatIsDropped:
      .answersEachSignalOnce
    case .endsTheCommand, .ignoresWait: .endsLeftoversAlone
    case .skipsTerm: .sendsTermBeforeKill
    case .tellsEveryoneAtOnce, .tellsEveryoneTwice: .tellsTopsFirst
    case .closesStreamsTwice, .leavesStreamsOpen: .closesStreamsForSpared
    case .killsEarly: .killsWhenItIsTime
    case .killsEveryoneFirst: .killsAllChildrenFirst
    case .goesOnWithoutChildren: .endsWithoutChildren
    case .cannotBeWoken: .canBeWoken
    case .neverGivesUp: .endsInTime
    case .givesUpAtOnce: .givesUpOnlyInVain
    case .alwaysStops: .stopsWithTheCommandAlone
    case .repeatsTheTerminal, .repeatsItsOwn, .repeatsToInner, .asksRouteForJob, .losesStrangers,
      .bypassesInner:
      .reachesCommandOnce
    case .handlesEchoes: .filterKeepsMachine
    case .takesDeathForRequest: .killsAfterOuterDeath
    }
  }

  /// Whether it is the filter that is broken, or what is done with its verdict.
  var isOfFilter: Bool {
    switch broken {
    case .reachesCommandOnce, .filterKeepsMachine, .killsAfterOuterDeath: true
    default: false
    }
  }

  /// The event that the broken machine takes one for, if any.
  func hears(_ event: Event) -> Event? {
    self == .goesOnWithoutChildren && event == .childrenGone ? nil : event
  }

  /// What the broken filter decides where the right one decides something else.
  func judges(
    _ verdict: SignalFilter.Verdict, _ received: ReceivedSignal
  ) -> SignalFilter.Verdict {
    let event = SignalFilter.Verdict.event(returnsForeground: false, stopsInit: false)
    return switch (self, verdict, received.origin) {
    case (.repeatsTheTerminal, .echo, .kernel), (.repeatsItsOwn, .echo, .process),
      (.asksRouteForJob, .forJob, _), (.bypassesInner, .passToInner, _),
      (.takesDeathForRequest, .outerDied, _):
      event
    case (.repeatsToInner, .fromInner, _), (.repeatsToInner, .reachedInner, _): .passToInner
    case (.losesStrangers, .event, .process(.stranger)): .echo(stopsInit: false)
    default: verdict
    }
  }

  /// What the broken machine does where the right one does something else.
  func does(_ action: Action, _ event: Event, _ phase: PhaseKind) -> Action {
    switch (self, action, phase, event) {
    case (.wrongCode, .exit(let code), _, _): .exit(ExitCode(code.rawValue ^ 1))
    case (.comesBackToLife, _, .finished, _): .wait
    case (.losesSignals, .forward, .running, _): .wait
    case (.repeatsSignals, .wait, .running, .childrenRemain):
      .sendOn(.terminate, to: .process)
    case (.sendsToTheWrongOnes, .forward(let received, _), .running, _):
      .forward(received, to: .processGroup)
    case (.forwardsWhatIsDropped, .drop(let signal), .running, _):
      .sendOn(signal, to: .process)
    case (.endsTheCommand, .wait, .running, .orphanReaped): .endLeftovers(.tops)
    case (.ignoresWait, .wait, .waiting, .orphanReaped): .killLeftovers(.tops)
    case (.skipsTerm, .endLeftovers, _, _): .killLeftovers(.tops)
    case (.tellsEveryoneAtOnce, .endLeftovers(.tops), _, _): .endLeftovers(.everyone)
    case (.tellsEveryoneTwice, .endLeftovers(.tops), .endingEveryone, _): .endLeftovers(.everyone)
    case (.killsEarly, .wait, .endingTops, .orphanReaped): .killLeftovers(.tops)
    case (.killsEveryoneFirst, .killLeftovers, _, _): .killLeftovers(.everyone)
    case (.closesStreamsTwice, .wait, .endingSpared, .childrenRemain): .closeStreams
    case (.leavesStreamsOpen, .closeStreams, _, _): .wait
    case (.neverGivesUp, .giveUp, _, _): .killLeftovers(.everyone)
    case (.givesUpAtOnce, .killLeftovers, .killing, _): .giveUp(.failure)
    case (.alwaysStops, _, _, .commandStopped(let signal)): .suspend(signal)
    default: action
    }
  }
}
