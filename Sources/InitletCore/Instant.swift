/// A length of time in nanoseconds.
public struct Interval: Equatable, Comparable, Sendable {
  public let nanoseconds: UInt64

  public init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  public static let zero = Interval(nanoseconds: 0)

  public static func milliseconds(_ count: UInt64) -> Interval {
    Interval(nanoseconds: count &* 1_000_000)
  }

  public static func seconds(_ count: UInt64) -> Interval {
    Interval(nanoseconds: count &* 1_000_000_000)
  }

  public static func < (left: Interval, right: Interval) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The longest time that can be asked for: about 31 years.
  static let longest = 999_999_999

  /// Reads a number of seconds with at most nine decimals: `5`, `0.25`, `.5`.
  public init?(seconds text: Text) {
    let point = text.firstIndex(of: UInt8(ascii: "."))
    let whole = text.prefix(point ?? text.length)
    let decimals = point.map { text.dropFirst($0 &+ 1) }
    guard !whole.isEmpty || decimals?.isEmpty == false else { return nil }
    guard let seconds = whole.isEmpty ? 0 : whole.decimal(atMost: Interval.longest) else {
      return nil
    }
    var fraction = 0
    if let decimals, !decimals.isEmpty {
      guard decimals.length <= 9, let digits = decimals.decimal(atMost: 999_999_999) else {
        return nil
      }
      fraction = digits
      var places = decimals.length
      while places < 9 {
        fraction = fraction &* 10
        places &+= 1
      }
    }
    nanoseconds = UInt64(seconds) &* 1_000_000_000 &+ UInt64(fraction)
  }
}

/// A moment on a clock that is never set: nanoseconds since it began.
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

  /// The time until a later moment, or zero where it has passed.
  public func distance(to later: Instant) -> Interval {
    Interval(nanoseconds: later > self ? later.nanoseconds &- nanoseconds : 0)
  }
}
