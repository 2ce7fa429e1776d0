import Primitives

/// The pace at which signals are repeated to what the command left behind.
public struct Rounds: Equatable, Sendable {
  /// The moment of the next round.
  public private(set) var nextRound: Instant
  /// The time from one round to the next.
  private var interval: Interval
  /// The moment after which there is no further round.
  private let end: Instant
  /// Whether a process has ended since the last round.
  public var hasProgressed = false

  /// Begins with a round at this moment.
  init(at now: Instant, every interval: Interval, until end: Instant) {
    self.interval = interval
    self.end = end
    nextRound = min(now + interval, end)
  }

  /// Whether there is no further round.
  func isOver(at now: Instant) -> Bool { now >= end }

  /// Whether the round that is due is the end.
  var isLast: Bool { nextRound >= end }

  /// Plans the round after the one that is due, at twice the interval.
  mutating func doubleInterval(after moment: Instant, atMost longest: Interval? = nil) {
    interval = interval.doubled
    if let longest { interval = min(interval, longest) }
    nextRound = min(moment + interval, end)
  }
}
