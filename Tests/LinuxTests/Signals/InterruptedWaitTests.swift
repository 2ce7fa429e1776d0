import Glibc
import Linux
import Primitives
import Testing
import UnitTestSupport

@Suite("A wait for signals that is interrupted", .serialized)
struct InterruptedWaitTests {
  /// Does once what the forked children do: the first time, the Swift runtime may allocate, which
  /// they must not.
  init() {
    let received = SignalWait.next(of: .empty, atMost: .zero)
    #expect(received != ReceivedSignal(.hangUp, from: .kernel))
  }

  @Test("A stop and a continuation end a wait with a limit, and do not start it anew")
  func interruptionEndsLimitedWait() throws {
    let limit = Interval.seconds(100)
    var child = try ForkedChild {
      let before = Clock.now
      let received = SignalWait.next(of: SignalSet(.hangUp), atMost: limit)
      return received == nil && before.distance(to: Clock.now) < limit ? .success : .failure
    }
    // Over and over, since the first may come before the wait.
    for _ in 1...100 {
      usleep(10_000)
      try Signal.stop.send(to: child.process)
      if child.wait(untilStopped: true).termination != nil { return }
      try Signal.resume.send(to: child.process)
    }
    Issue.record("the wait goes on")
  }
}
