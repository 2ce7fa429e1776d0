import InitletCore
import Testing

@Suite("Lengths of time")
struct IntervalTests {
  private func read(_ text: String) -> UInt64? {
    Text.with(Array(text.utf8)) { Interval(seconds: $0)?.nanoseconds }
  }

  @Test(
    "Seconds with at most nine decimals",
    arguments: [
      ("0", 0), ("5", 5_000_000_000), ("007", 7_000_000_000), ("0.25", 250_000_000),
      (".5", 500_000_000), ("1.", 1_000_000_000), ("0.000000001", 1),
      ("0.0", 0), ("10.010", 10_010_000_000), ("999999999", 999_999_999_000_000_000),
      ("999999999.999999999", 999_999_999_999_999_999),
    ] as [(String, UInt64)])
  func accepted(_ text: String, _ nanoseconds: UInt64) {
    #expect(read(text) == nanoseconds)
  }

  @Test(
    "What is no number of seconds",
    arguments: [
      "", ".", "-1", "+1", " 1", "1 ", "1s", "1,5", "1e3", "0x1", "1.2.3", "..5", "1..", "inf",
      "nan", "0.0000000001", "1.-1", "1000000000", "18446744073709551616", "٣", "1\n",
    ])
  func refused(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test("Units")
  func units() {
    #expect(Interval.seconds(2) == .milliseconds(2000))
    #expect(Interval.milliseconds(3) == Interval(nanoseconds: 3_000_000))
    #expect(Interval.zero < .milliseconds(1))
  }

  @Test("The time until a moment is zero once it has passed")
  func distance() {
    let early = Instant(nanoseconds: 10)
    let late = early + Interval(nanoseconds: 5)
    #expect(early < late)
    #expect(early.distance(to: late) == Interval(nanoseconds: 5))
    #expect(late.distance(to: early) == .zero)
    #expect(late.distance(to: late) == .zero)
  }
}
