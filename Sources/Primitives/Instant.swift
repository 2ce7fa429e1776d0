/// A moment of `CLOCK_MONOTONIC` (clock_gettime(2)).
public struct Instant: Equatable, Comparable, Sendable {
  /// The time since the start of the clock.
  public let nanoseconds: UInt64

  public init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  public static func + (moment: Instant, interval: Interval) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &+ interval.nanoseconds)
  }

  /// The time until another moment, or zero where that moment has passed.
  public func distance(to later: Instant) -> Interval {
    Interval(nanoseconds: later > self ? later.nanoseconds &- nanoseconds : 0)
  }
}
