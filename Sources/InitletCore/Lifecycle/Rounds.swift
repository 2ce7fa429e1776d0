import Primitives

/// The pace at which signals are repeated to what the command left behind.
public struct Rounds: Equatable, Sendable {
  /// The moment of the next round.
  public private(set) var nextRound: Instant
  /// The time from the next round to the one after it.
  private var interval: Interval
  /// The moment of the last round, unless the init was held up until after it.
  let end: Instant
  /// Whether a process has ended since the last round.
  public private(set) var hasProgressed = false

  /// Begins with a round at this moment, the next one after `delay`, and a third one after
  /// `interval` more.
  init(at now: Instant, delay: Interval, then interval: Interval, until end: Instant) {
    self.interval = interval
    self.end = end
    nextRound = min(now + delay, end)
  }

  /// Whether the round that is due is the end.
  var isLast: Bool { nextRound >= end }

  /// The rounds with whether a process has ended since the last one.
  func progressed(_ hasProgressed: Bool) -> Rounds {
    var rounds = self
    rounds.hasProgressed = hasProgressed
    return rounds
  }

  /// The rounds after one at this moment; the interval that follows is twice as long.
  func next(after moment: Instant, atMost longest: Interval? = nil) -> Rounds {
    var rounds = self
    // An init that was held up until after the end has given nobody the time to act on the signal.
    rounds.nextRound = moment < end ? min(moment + interval, end) : moment + (longest ?? interval)
    rounds.interval = longest.map { min(interval.doubled, $0) } ?? interval.doubled
    return rounds
  }
}
