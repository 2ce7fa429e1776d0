import InitletCore

/// A way to break the machine.
enum Mutation: CaseIterable {
  case wrongCode, comesBackToLife
  case losesSignals, repeatsSignals, sendsToTheWrongOnes, forwardsWhatIsDropped
  case endsTheCommand, ignoresWait, skipsTerm, skipsTheDeep, killsEarly, sparesSomeAtFirst
  case goesOnWithoutChildren, cannotBeWoken, neverGivesUp, givesUpAtOnce, alwaysStops

  /// The property that it takes away.
  var broken: Property {
    switch self {
    case .wrongCode: .exitsWithTheRightCode
    case .comesBackToLife: .staysEnded
    case .losesSignals, .repeatsSignals, .sendsToTheWrongOnes, .forwardsWhatIsDropped:
      .answersEachSignalOnce
    case .endsTheCommand, .ignoresWait: .endsLeftoversAlone
    case .skipsTerm: .sendsTermBeforeKill
    case .skipsTheDeep: .sendsTermToAll
    case .killsEarly: .killsWhenItIsTime
    case .sparesSomeAtFirst: .killsAllChildrenFirst
    case .goesOnWithoutChildren: .endsWithoutChildren
    case .cannotBeWoken: .canBeWoken
    case .neverGivesUp: .endsKilling
    case .givesUpAtOnce: .givesUpOnlyInVain
    case .alwaysStops: .stopsWithTheCommandAlone
    }
  }

  /// The event that the broken machine takes one for, if any.
  func hears(_ event: Event, _ phase: Lifecycle.Phase) -> Event? {
    switch (self, phase, event) {
    case (.goesOnWithoutChildren, _, .childrenGone): nil
    default: event
    }
  }

  /// What the broken machine does where the right one does something else.
  func does(_ action: Action, _ event: Event, _ phase: Lifecycle.Phase) -> Action {
    switch (self, action, phase, event) {
    case (.wrongCode, .exit(let code), _, _): .exit(ExitCode(code.rawValue ^ 1))
    case (.comesBackToLife, _, .finished, _): .wait
    case (.losesSignals, .forward, .running, _): .wait
    case (.repeatsSignals, .wait, .running, .childrenRemain):
      .forward(.terminate, to: .processGroup)
    case (.sendsToTheWrongOnes, .forward(let signal, _), .running, _):
      .forward(signal, to: .process)
    case (.forwardsWhatIsDropped, .drop(let signal), .running, _):
      .forward(signal, to: .processGroup)
    case (.endsTheCommand, .wait, .running, .orphanReaped): .endLeftovers(.all)
    case (.ignoresWait, .wait, .waiting, .orphanReaped): .killLeftovers(.children)
    case (.skipsTerm, .endLeftovers, _, _): .killLeftovers(.children)
    case (.skipsTheDeep, .endLeftovers(.all), _, _): .endLeftovers(.newChildren)
    case (.killsEarly, .wait, .draining, .orphanReaped): .killLeftovers(.children)
    case (.sparesSomeAtFirst, .killLeftovers, _, _): .killLeftovers(.newChildren)
    case (.neverGivesUp, .giveUp, _, _): .killLeftovers(.all)
    case (.givesUpAtOnce, .killLeftovers, .killing, _): .giveUp(.failure)
    case (.alwaysStops, _, _, .commandStopped(let signal)): .suspend(signal)
    default: action
    }
  }
}
