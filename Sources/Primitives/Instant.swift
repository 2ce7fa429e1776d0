/// A moment on the monotonic clock: nanoseconds since it began (clock_gettime(2)).
public struct Instant: Equatable, Comparable, Sendable {
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

  /// The time until a later moment, or zero if that has passed.
  public func distance(to later: Instant) -> Interval {
    Interval(nanoseconds: later > self ? later.nanoseconds &- nanoseconds : 0)
  }
}
