import Primitives

/// The steps of the end, and their rounds.
extension Lifecycle {
  /// Begins the grace period with TERM for the tops, or KILL where there is no such period.
  mutating func drain(at now: Instant) -> Action {
    if options.gracePeriod == .zero { return kill(at: now) }
    beginTops(at: now, delay: Lifecycle.firstRescan)
    return .endLeftovers(.tops)
  }

  /// Treats the command as left behind: the first round of TERM follows at once.
  mutating func timeOut(at now: Instant) -> Action {
    beginTops(at: now, delay: .zero)
    return .timeOut
  }

  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private mutating func beginTops(at now: Instant, delay: Interval) {
    phase = .ending(
      Ending(
        step: .tops,
        rounds: Rounds(
          at: now, delay: delay, then: Lifecycle.firstRescan,
          until: now + options.gracePeriod.halved),
        limit: now + options.gracePeriod))
  }

  /// Closes the streams from which children of before the command may read.
  mutating func closeStreams(until limit: Instant) -> Action {
    phase = .ending(
      Ending(
        step: .spared, rounds: Rounds(at: limit, delay: .zero, then: .zero, until: limit),
        limit: limit))
    return .closeStreams
  }

  mutating func nextRound(of ending: Ending, _ now: () -> Instant) -> Action {
    let rounds = ending.rounds
    switch ending.step {
    case .tops where rounds.isLast:
      let begin = rounds.nextRound
      phase = .ending(
        Ending(
          step: .everyone,
          rounds: Rounds(
            at: begin, delay: Lifecycle.firstRescan, then: Lifecycle.firstRescan,
            until: ending.limit),
          limit: ending.limit))
      return .endLeftovers(.everyone)
    case .tops, .everyone:
      if rounds.isLast { return kill(at: now()) }
      phase = .ending(ending.with(rounds.next(after: rounds.nextRound)))
      return .endLeftovers(.tops)
    case .spared: return kill(at: now())
    case .kill:
      let now = now()
      if rounds.hasProgressed, now < ending.limit { return kill(at: now, limit: ending.limit) }
      if rounds.isLast {
        phase = .untimed(.finished)
        return .giveUp(code)
      }
      phase = .ending(
        ending.with(rounds.next(after: now, atMost: Lifecycle.longestKillInterval)))
      return .killLeftovers(.everyone)
    }
  }

  /// Begins the rounds of KILL, or begins them anew within the same limit.
  ///
  /// Also where the outer init has died: the kernel kills a whole PID namespace with its init in
  /// the same way.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  mutating func kill(at now: Instant, limit: Instant? = nil) -> Action {
    let limit = limit ?? now + Lifecycle.longestKilling
    phase = .ending(
      Ending(
        step: .kill,
        rounds: Rounds(
          at: now, delay: Lifecycle.shortestKillInterval,
          then: Lifecycle.shortestKillInterval.doubled,
          until: min(now + Lifecycle.giveUpAfter, limit)),
        limit: limit))
    sentSignals.insert(.kill)
    return .killLeftovers(.tops)
  }

  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  mutating func finish(_ code: ExitCode) -> Action {
    phase = .untimed(.finished)
    commandCode = code
    return .exit(code)
  }
}
