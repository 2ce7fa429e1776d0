import Primitives
import Testing
import UnitTestSupport

@Suite("Lengths of time")
struct IntervalTests {
  private func read(_ text: String) -> UInt64? {
    ByteSlice.with(Array(text.utf8)) { Interval(seconds: $0)?.nanoseconds }
  }

  @Test(
    "A number of seconds has at most nine digits to each side of its point",
    arguments: [
      ("0", 0), ("5", 5_000_000_000), ("007", 7_000_000_000), ("0.25", 250_000_000),
      (".5", 500_000_000), ("1.", 1_000_000_000), ("0.000000001", 1),
      ("0.0", 0), ("10.010", 10_010_000_000), ("999999999", 999_999_999_000_000_000),
      ("999999999.999999999", 999_999_999_999_999_999),
    ] as [(String, UInt64)])
  func secondsAreRead(_ text: String, _ nanoseconds: UInt64) {
    #expect(read(text) == nanoseconds)
  }

  @Test(
    "Anything but digits and a point is no number of seconds",
    arguments: [
      "", ".", "-1", "+1", " 1", "1 ", "1s", "1,5", "1e3", "0x1", "1.2.3", "..5", "1..", "inf",
      "nan", "0.0000000001", "1.-1", "1000000000", "18446744073709551616", "٣", "1\n",
    ])
  func otherTextIsRefused(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test("Intervals in seconds and milliseconds count nanoseconds")
  func unitsAreNanoseconds() {
    #expect(Interval.seconds(2) == .milliseconds(2000))
    #expect(Interval.milliseconds(3) == Interval(nanoseconds: 3_000_000))
    #expect(Interval.zero < .milliseconds(1))
    #expect(Interval.milliseconds(3).doubled == .milliseconds(6))
  }

  @Test("The time until a moment that has passed is zero")
  func distanceToThePastIsZero() {
    let early = Instant(nanoseconds: 10)
    let late = early + Interval(nanoseconds: 5)
    #expect(early < late)
    #expect(early.distance(to: late) == Interval(nanoseconds: 5))
    #expect(late.distance(to: early) == .zero)
    #expect(late.distance(to: late) == .zero)
  }
}
