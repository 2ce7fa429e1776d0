import Primitives
import Testing

@testable import InitletCore

@Suite("Rounds")
struct RoundsTests {
  private static let begin = Instant(nanoseconds: 7_000_000_000)

  private static func rounds(until end: UInt64 = 1000) -> Rounds {
    Rounds(
      at: begin, delay: .milliseconds(3), then: .milliseconds(10),
      until: begin + .milliseconds(end))
  }

  /// The milliseconds from the beginning to the next round.
  private func delay(_ rounds: Rounds) -> UInt64 {
    Self.begin.distance(to: rounds.nextRound).nanoseconds / 1_000_000
  }

  @Test("The first round comes after its delay, and each further interval is twice as long")
  func intervalsDouble() {
    var rounds = Self.rounds()
    var delays: [UInt64] = []
    for _ in 0..<6 {
      delays.append(delay(rounds))
      rounds = rounds.next(after: rounds.nextRound)
    }
    #expect(delays == [3, 13, 33, 73, 153, 313])
  }

  @Test("An interval that has a limit does not grow beyond it")
  func intervalsEndAtTheLongest() {
    var rounds = Self.rounds()
    var delays: [UInt64] = []
    for _ in 0..<6 {
      delays.append(delay(rounds))
      rounds = rounds.next(after: rounds.nextRound, atMost: .milliseconds(25))
    }
    #expect(delays == [3, 13, 33, 58, 83, 108])
  }

  @Test("A round that comes late is followed by one after the whole interval")
  func lateRoundDelaysTheNext() {
    let late = Self.begin + .milliseconds(500)
    #expect(delay(Self.rounds().next(after: late)) == 510)
  }

  @Test(
    "The last round is at the end, however short the interval is that is left", arguments: 0...2)
  func lastRoundIsAtTheEnd(_ count: Int) {
    let end: UInt64 = [2, 12, 32][count]
    var rounds = Self.rounds(until: end)
    for _ in 0..<count {
      #expect(!rounds.isLast)
      rounds = rounds.next(after: rounds.nextRound)
    }
    #expect(rounds.isLast && delay(rounds) == end)
  }

  @Test("A round that comes after the end is followed by a last one, after the longest interval")
  func roundAfterEndIsFollowedByLast() {
    for late: UInt64 in [1000, 1001, 5000] {
      let moment = Self.begin + .milliseconds(late)
      let limited = Self.rounds().next(after: moment, atMost: .milliseconds(25))
      #expect(limited.isLast && delay(limited) == late + 25)
      let unlimited = Self.rounds().next(after: moment)
      #expect(unlimited.isLast && delay(unlimited) == late + 10)
    }
  }

  @Test("The end of a process is remembered from round to round, and changes no moment")
  func progressIsRemembered() {
    let rounds = Self.rounds()
    #expect(!rounds.hasProgressed)
    let progressed = rounds.progressed(true)
    #expect(progressed.hasProgressed && progressed.nextRound == rounds.nextRound)
    #expect(progressed.next(after: Self.begin).hasProgressed)
    #expect(progressed.progressed(false) == rounds)
  }
}
