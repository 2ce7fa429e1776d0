/// A length of time, with the resolution of a nanosecond.
public struct Interval: Equatable, Comparable, Sendable {
  /// The length in nanoseconds, up to 584 years.
  public let nanoseconds: UInt64

  public init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  /// No time at all.
  public static let zero = Interval(nanoseconds: 0)

  /// A number of milliseconds, of 1,000,000 nanoseconds each; the product is not checked.
  public static func milliseconds(_ count: UInt64) -> Interval {
    Interval(nanoseconds: count &* 1_000_000)
  }

  /// A number of seconds, of 1,000,000,000 nanoseconds each; the product is not checked.
  public static func seconds(_ count: UInt64) -> Interval {
    Interval(nanoseconds: count &* 1_000_000_000)
  }

  /// Twice as long.
  public var doubled: Interval { Interval(nanoseconds: nanoseconds &* 2) }

  /// Half as long, rounded down.
  public var halved: Interval { Interval(nanoseconds: nanoseconds / 2) }

  public static func < (left: Interval, right: Interval) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Reads a number of seconds, such as `5`, `0.25` or `.5`.
  ///
  /// Each side of the point has at most nine digits: up to 31 years, down to nanoseconds.
  public init?(seconds text: ByteSlice) {
    var digits: UInt64 = 0
    var whole = 0
    var decimals = 0
    var hasPoint = false
    var offset = 0
    while offset < text.length {
      let byte = text[offset]
      offset &+= 1
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9, whole < 9 || hasPoint, decimals < 9 else { return nil }
      digits = digits &* 10 &+ UInt64(digit)
      if hasPoint { decimals &+= 1 } else { whole &+= 1 }
    }
    if whole &+ decimals == 0 { return nil }
    while decimals < 9 {
      digits = digits &* 10
      decimals &+= 1
    }
    nanoseconds = digits
  }
}
