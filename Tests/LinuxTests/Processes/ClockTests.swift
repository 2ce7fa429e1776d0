import Linux
import Primitives
import Testing

@Suite("The clock")
struct ClockTests {
  @Test("The clock never goes back")
  func neverGoesBack() {
    var last = Clock.now
    for _ in 0..<10_000 {
      let now = Clock.now
      #expect(now >= last)
      last = now
    }
  }

  @Test("The clock goes by the second, as the standard library's does")
  func goesByTheSecond() {
    let watch = ContinuousClock()
    let before = Clock.now
    let start = watch.now
    while start.duration(to: watch.now) < .milliseconds(20) {}
    let passed = before.distance(to: Clock.now)
    #expect(passed >= .milliseconds(20))
    #expect(passed < .seconds(20))
  }
}
