import Primitives

/// What an event means in each phase.
extension Lifecycle {
  mutating func handle(_ received: ReceivedSignal, _ now: () -> Instant) -> Action {
    let signal = received.signal
    let asksToEnd = signal.asksToEnd && options.route.target(of: signal) != nil
    switch phase {
    case .untimed(.pausing):
      return signal == .interrupt || signal == .terminate ? finish(.success) : .drop(signal)
    case .running(let stop):
      return asksToEnd ? request(received, stop, now) : forward(received, to: options.target)
    case .ending(let ending) where ending.step == .kill: return .drop(signal)
    case .untimed, .ending:
      // Other signals are for those who have taken the command's place.
      guard asksToEnd else {
        return forward(received, to: options.target == .descendants ? .descendants : .children)
      }
      let isSecond = wasAskedToEnd
      wasAskedToEnd = true
      if case .untimed(.waiting) = phase { return drain(at: now()) }
      // The first request is what happens already; the second one ends the grace period.
      if case .ending = phase, isSecond { return kill(at: now()) }
      return .drop(signal)
    }
  }

  /// Forwards a signal, or what it is rewritten to.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) -> Action {
    guard let replacement = options.route.target(of: received.signal) else {
      return .drop(received.signal)
    }
    sentSignals.insert(replacement)
    return .forward(received.replaced(by: replacement), to: target)
  }

  /// Forwards a request to end, or holds it back for the delay.
  private mutating func request(
    _ received: ReceivedSignal, _ stop: Stop, _ now: () -> Instant
  ) -> Action {
    wasAskedToEnd = true
    switch stop {
    case .notRequested where options.stopDelay > .zero:
      phase = .running(.held(received, until: now() + options.stopDelay))
      return .holdBack(received.signal)
    case .notRequested, .held:
      phase = .running(.requested(limit: options.stopTimeout.map { now() + $0 }))
    case .requested: break
    }
    return forward(received, to: options.target)
  }

  mutating func commandEnded(_ termination: Termination) -> Action {
    if commandCode != nil || options.isPause { return .wait }
    let ended = termination.code
    commandCode = options.codesReportedAsSuccess.contains(ended) ? .success : ended
    guard isRunning else { return progress() }
    switch options.leftovers {
    case .keep, .endGroup: return finish(code)
    case .end, .wait:
      phase = .untimed(.ended)
      return .wait
    }
  }

  /// A process has ended: it may have handed its children to the init.
  mutating func progress() -> Action {
    if case .ending(let ending) = phase {
      phase = .ending(ending.with(ending.rounds.progressed(true)))
    }
    return .wait
  }

  mutating func childrenRemain(_ now: () -> Instant) -> Action {
    switch phase {
    case .untimed(.ended):
      // Who asks the command to end wants no wait for the rest either.
      if options.leftovers == .end || wasAskedToEnd { return drain(at: now()) }
      phase = .untimed(.waiting)
      return .awaitLeftovers
    case .ending(let ending) where ending.rounds.hasProgressed:
      if ending.step == .kill { return kill(at: now(), limit: ending.limit) }
      phase = .ending(ending.with(ending.rounds.progressed(false)))
      return .endLeftovers(.tops)
    case .running, .ending, .untimed: break
    }
    return .wait
  }

  /// Lets the children from before the command finish where they end with the init, and otherwise
  /// leaves them.
  mutating func sparedChildrenRemain(_ now: () -> Instant) -> Action {
    if isRunning || options.isPause { return .wait }
    if !isNamespaceInit { return finish(code) }
    let limit: Instant
    if case .ending(let ending) = phase {
      if ending.step == .kill || ending.step == .spared { return .wait }
      limit = ending.limit
    } else {
      limit = now() + options.gracePeriod
    }
    return closeStreams(until: limit)
  }

  mutating func deadlinePassed(_ now: () -> Instant) -> Action {
    switch phase {
    case .running(let stop):
      switch stop {
      case .notRequested, .requested(limit: nil): return .wait
      case .held(let received, _): return request(received, stop, now)
      case .requested: return timeOut(at: now())
      }
    case .ending(let ending): return nextRound(of: ending, now)
    case .untimed: return .wait
    }
  }
}
