import InitletCore
import Linux
import Testing

@Suite("The clock")
struct ClockTests {
  @Test("It never goes back")
  func isMonotonic() {
    var last = Clock.now
    for _ in 0..<10_000 {
      let now = Clock.now
      #expect(now >= last)
      last = now
    }
  }

  @Test("It goes by the second")
  func pace() {
    let watch = ContinuousClock()
    let before = Clock.now
    let start = watch.now
    while start.duration(to: watch.now) < .milliseconds(20) {}
    let passed = before.distance(to: Clock.now)
    #expect(passed >= .milliseconds(20))
    #expect(passed < .seconds(20))
  }
}
