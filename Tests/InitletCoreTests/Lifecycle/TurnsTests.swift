import Primitives
import Testing

@testable import InitletCore

@Suite("The turns of signals and children")
struct TurnsTests {
  private static let soon = Interval.milliseconds(1)
  private static let later = Interval.milliseconds(2)

  @Test(
    "A wait ends with the deadline, or with the next sweep where there is none",
    arguments: [
      (nil, nil, nil), (soon, nil, soon), (nil, soon, soon), (soon, later, soon),
      (later, soon, later),
    ] as [(Interval?, Interval?, Interval?)])
  func waitEndsWithDeadline(_ deadline: Interval?, _ sweep: Interval?, _ limit: Interval?) {
    let turn = Turns().next(untilDeadline: deadline, untilSweep: sweep)
    #expect(turn == .wait(atMost: limit, forChildren: true))
  }

  @Test("A deadline that has come is the next turn, whatever else is due")
  func deadlineComesFirst() {
    var turns = Turns()
    #expect(turns.next(untilDeadline: .zero, untilSweep: .zero) == .deadline)
    for _ in 0..<100 { turns.tookSignal() }
    turns.reapSoon()
    #expect(turns.next(untilDeadline: .zero, untilSweep: nil) == .deadline)
    #expect(turns.next(untilDeadline: Self.soon, untilSweep: .zero) == .reap)
  }

  @Test("In a storm of signals, children are reaped after each 64 of them")
  func signalsLeaveTurnsToChildren() {
    var turns = Turns()
    var bursts: [Int] = []
    var burst = 0
    for _ in 0..<1000 {
      switch turns.next(untilDeadline: nil, untilSweep: nil) {
      case .reap:
        bursts.append(burst)
        burst = 0
        _ = turns.beginBatch(amongLeftovers: false)
      case .wait:
        burst += 1
        turns.tookSignal()
      case .deadline: Issue.record("There is no deadline")
      }
    }
    #expect(bursts.count == 15 && Set(bursts) == [64])
  }

  @Test("After a search for descendants, children are reaped before the next signal")
  func searchLeavesTurnToChildren() {
    var turns = Turns()
    turns.reapSoon()
    turns.searched()
    #expect(turns.next(untilDeadline: Self.soon, untilSweep: nil) == .reap)
    _ = turns.beginBatch(amongLeftovers: false)
    #expect(
      turns.next(untilDeadline: nil, untilSweep: nil) == .wait(atMost: nil, forChildren: true))
  }

  @Test("In a storm of orphans, signals have a turn after each batch, and do not wait for it")
  func childrenLeaveTurnsToSignals() {
    var turns = Turns()
    for _ in 0..<10 {
      #expect(turns.beginBatch(amongLeftovers: false) == 64)
      turns.reapSoon()
      let turn = turns.next(untilDeadline: Self.soon, untilSweep: Self.soon)
      #expect(turn == .wait(atMost: .zero, forChildren: false))
    }
    _ = turns.beginBatch(amongLeftovers: false)
    #expect(
      turns.next(untilDeadline: nil, untilSweep: nil) == .wait(atMost: nil, forChildren: true))
  }

  @Test("A process group that no SIGCHLD tells of is looked at every 50 ms")
  func groupIsLookedAtOften() {
    var turns = Turns()
    turns.watchGroup()
    let turn = turns.next(untilDeadline: .seconds(3), untilSweep: nil)
    #expect(turn == .wait(atMost: .milliseconds(50), forChildren: false))
    #expect(turns.next(untilDeadline: .zero, untilSweep: nil) == .deadline)
  }

  @Test("A batch is larger among leftovers, after which each is looked at")
  func batchIsLargerAmongLeftovers() {
    var turns = Turns()
    #expect(turns.beginBatch(amongLeftovers: true) == 4096)
  }

  @Test(
    "Reaping waits for many children that were sent a signal, 2048 ns for each of them",
    arguments: [
      (0, nil), (1, nil), (64, nil), (65, 133_120), (1000, 2_048_000), (4_194_304, 8_589_934_592),
    ] as [(Int, UInt64?)])
  func reapingWaitsForMany(_ count: Int, _ delay: UInt64?) {
    var turns = Turns()
    turns.signalled(childCount: count)
    let limit = delay.map { Interval(nanoseconds: $0) }
    let expected = Turns.Turn.wait(atMost: limit, forChildren: limit == nil)
    #expect(turns.next(untilDeadline: nil, untilSweep: nil) == expected)
  }

  @Test("Children that may have ended keep few more that are sent a signal from delaying them")
  func fewChildrenDelayNothing() {
    var turns = Turns()
    turns.reapSoon()
    turns.signalled(childCount: 64)
    let turn = turns.next(untilDeadline: nil, untilSweep: nil)
    #expect(turn == .wait(atMost: .zero, forChildren: false))
  }
}
