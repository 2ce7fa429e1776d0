import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Requests to end that reach the inner init of a guarded pair")
struct PairedRequestsTests {
  /// Whether each signal of a sequence is a repeat; "o" is by the outer init, "d" directly.
  private static func repeats(
    _ ways: String, _ signals: [Signal], every gap: Interval = .milliseconds(100)
  ) -> [Bool] {
    var requests = PairedRequests()
    var now = Instant(nanoseconds: 0)
    return zip(ways, signals).map { way, signal in
      let origin: ReceivedSignal.Origin = .process(way == "o" ? .outer : .stranger)
      now = now + gap
      return requests.isRepeat(
        ReceivedSignal(signal, from: origin), outer: .outer, now: { now })
    }
  }

  @Test(
    "A request that comes by both ways counts once, and one that comes twice by one way twice",
    arguments: [
      ("o", "n"), ("d", "n"), ("od", "nr"), ("do", "nr"), ("oo", "nn"), ("dd", "nn"),
      ("odod", "nrnr"), ("oddo", "nrnr"), ("dodo", "nrnr"), ("ooo", "nnn"), ("odo", "nrn"),
      ("dod", "nrn"), ("ooddo", "nnrnr"),
    ])
  func requestByBothWaysCountsOnce(_ ways: String, _ expected: String) {
    for signal in Signal.askingToEnd {
      let signals = Array(repeating: signal, count: ways.count)
      #expect(Self.repeats(ways, signals) == expected.map { $0 == "r" })
    }
  }

  @Test("A request by another signal is no repeat")
  func otherRequestIsNoRepeat() {
    #expect(Self.repeats("do", [.terminate, .quit]) == [false, false])
    let signals: [Signal] = [.quit, .terminate, .quit, .quit]
    #expect(Self.repeats("oddo", signals) == [false, false, false, true])
  }

  @Test("A request that comes by the other way long after is one of its own")
  func lateRequestIsNoRepeat() {
    let signals = Array(repeating: Signal.terminate, count: 4)
    let soon = Self.repeats("odod", signals, every: .milliseconds(1999))
    #expect(soon == [false, true, false, true])
    #expect(Self.repeats("odod", signals, every: .seconds(2)).allSatisfy { !$0 })
  }

  @Test("No other signal is a repeat", arguments: Signal.all.filter { !$0.asksToEnd })
  func otherSignalIsNoRepeat(_ signal: Signal) {
    #expect(Self.repeats("odod", Array(repeating: signal, count: 4)).allSatisfy { !$0 })
  }

  @Test("A signal by a timer, a queue or the kernel comes directly")
  func otherOriginsAreDirect() {
    let payload = ReceivedSignal.Payload(sender: ProcessID(rawValue: 500), user: 0, value: 1)
    for origin: ReceivedSignal.Origin in [.kernel, .other, .queue(payload), .process(nil)] {
      var requests = PairedRequests()
      let repeats = [origin, origin, .process(.outer)].map { origin in
        requests.isRepeat(
          ReceivedSignal(.terminate, from: origin), outer: .outer,
          now: { Instant(nanoseconds: 0) })
      }
      #expect(repeats == [false, false, true])
    }
  }
}
