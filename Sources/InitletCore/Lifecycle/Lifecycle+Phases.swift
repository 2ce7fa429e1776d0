import Primitives

/// What each phase makes of an event.
extension Lifecycle {
  /// INT or TERM ends the pause; the init only reaps otherwise.
  mutating func handleWhilePausing(_ event: Event, _ now: () -> Instant) -> Action {
    switch event {
    case .signal(let received):
      return received.signal == .interrupt || received.signal == .terminate
        ? finish(.success) : .drop(received.signal)
    case .outerDied: return kill(.children, at: now())
    case .commandAwaitsReaping, .commandEnded, .commandStopped, .orphanReaped, .childrenRemain,
      .childrenGone, .deadlinePassed:
      return .wait
    }
  }

  /// The command runs.
  mutating func handleWhileRunning(_ event: Event, _ now: () -> Instant) -> Action {
    switch event {
    case .signal(let received): return forward(received, to: options.target)
    case .commandAwaitsReaping:
      return options.leftovers == .endGroup
        ? forward(ReceivedSignal(.terminate, from: .other), to: options.target) : .wait
    case .commandEnded(let termination): return commandEnded(termination)
    case .commandStopped(let signal): return followsStops ? .suspend(signal) : .wait
    case .childrenGone:
      // The kernel keeps a child's status until it is fetched: another process fetched the
      // command's.
      return finish(.failure)
    case .outerDied: return kill(.children, at: now())
    case .orphanReaped, .childrenRemain, .deadlinePassed: return .wait
    }
  }

  /// The command has ended, and children may be left.
  mutating func handleAfterEnd(_ event: Event, _ now: () -> Instant) -> Action {
    switch event {
    case .signal(let received): return forward(received, to: .descendants)
    case .childrenRemain:
      if options.leftovers == .end { return drain(at: now()) }
      phase = .waiting
      return .wait
    case .childrenGone: return finish(code)
    case .outerDied: return kill(.children, at: now())
    case .commandAwaitsReaping, .commandEnded, .commandStopped, .orphanReaped, .deadlinePassed:
      return .wait
    }
  }

  /// The leftovers may take their time.
  mutating func handleWhileWaiting(_ event: Event, _ now: () -> Instant) -> Action {
    switch event {
    case .signal(let received): return forward(received, to: .descendants)
    case .childrenGone: return finish(code)
    case .outerDied: return kill(.children, at: now())
    case .commandAwaitsReaping, .commandEnded, .commandStopped, .orphanReaped, .childrenRemain,
      .deadlinePassed:
      return .wait
    }
  }

  /// The leftovers have been sent TERM.
  mutating func handleWhileDraining(
    _ event: Event, _ rounds: Rounds, _ now: () -> Instant
  ) -> Action {
    switch event {
    case .signal(let received):
      let isSecondRequest = wasAskedToEnd && received.signal.asksToEnd
      let action = forward(received, to: .descendants)
      if case .forward = action, isSecondRequest { return kill(.children, at: now()) }
      return action
    case .deadlinePassed:
      if rounds.isLast { return kill(.children, at: now()) }
      phase = .draining(rounds.next(after: rounds.nextRound))
      return .endLeftovers(.newBranches)
    case .orphanReaped:
      phase = .draining(rounds.progressed(true))
      return .wait
    case .childrenRemain:
      // A process that ended may have handed its children to the init.
      guard rounds.hasProgressed else { return .wait }
      phase = .draining(rounds.progressed(false))
      return .endLeftovers(.newBranches)
    case .childrenGone: return finish(code)
    case .outerDied: return kill(.children, at: now())
    case .commandAwaitsReaping, .commandEnded, .commandStopped: return .wait
    }
  }

  /// The leftovers have been sent KILL.
  mutating func handleWhileKilling(
    _ event: Event, _ rounds: Rounds, _ now: () -> Instant
  ) -> Action {
    switch event {
    case .signal(let received): return .drop(received.signal)
    case .deadlinePassed: return killAgain(rounds, at: now())
    case .orphanReaped, .commandEnded:
      phase = .killing(rounds.progressed(true))
      return .wait
    case .childrenRemain:
      return rounds.hasProgressed ? kill(.newBranches, at: now()) : .wait
    case .childrenGone: return finish(code)
    case .commandAwaitsReaping, .commandStopped, .outerDied: return .wait
    }
  }
}
