import InitletCore
import Primitives
import Testing

@Suite("The rounds of KILL")
struct KillingTests {
  private var lifecycle: Lifecycle
  private var now = Instant(nanoseconds: 0)

  init() throws {
    lifecycle = Lifecycle(try Options(words: ["-t0"]), followsStops: false, isNamespaceInit: true)
    handle(.commandEnded(.exited(ExitCode(3))))
    handle(.childrenRemain)
  }

  @discardableResult
  private mutating func handle(_ event: Event) -> Action {
    let now = now
    return lifecycle.handle(event, now: { now })
  }

  /// Lets the time pass until the deadline, and returns how many milliseconds that took.
  private mutating func waitForDeadline() throws -> UInt64 {
    let deadline = try #require(lifecycle.deadline)
    let waited = now.distance(to: deadline)
    now = deadline
    return waited.nanoseconds / 1_000_000
  }

  @Test("The rounds of KILL back off, and end two seconds after the last end of a process")
  mutating func roundsBackOff() throws {
    var pauses: [UInt64] = []
    var action = Action.killLeftovers(.everyone)
    while action == .killLeftovers(.everyone) {
      pauses.append(try waitForDeadline())
      action = handle(.deadlinePassed)
    }
    #expect(action == .giveUp(ExitCode(3)))
    #expect(pauses == [10, 20, 40, 80, 160, 320, 320, 320, 320, 320, 90])
    #expect(pauses.reduce(0, +) == 2000)
    #expect(lifecycle.deadline == nil)
  }

  @Test("An init that was held up for longer than that gives 320 ms after another KILL")
  mutating func heldUpInitKillsOnceMore() throws {
    now = now + .seconds(60)
    #expect(handle(.deadlinePassed) == .killLeftovers(.everyone))
    #expect(try waitForDeadline() == 320)
    #expect(handle(.deadlinePassed) == .giveUp(ExitCode(3)))
  }

  @Test("Each end of a process begins the two seconds and the rounds of KILL anew")
  mutating func progressBeginsAnew() throws {
    for _ in 0..<10 {
      for pause in [10, 20, 40, 80, 160] as [UInt64] {
        #expect(try waitForDeadline() == pause)
        #expect(handle(.deadlinePassed) == .killLeftovers(.everyone))
      }
      #expect(handle(.orphanReaped) == .wait)
      #expect(handle(.childrenRemain) == .killLeftovers(.tops))
      // No second round for the same end.
      #expect(handle(.childrenRemain) == .wait)
    }
    #expect(handle(.childrenGone) == .exit(ExitCode(3)))
  }

  @Test("A process that ends in a storm begins the rounds of KILL anew, too")
  mutating func progressInStormBeginsAnew() throws {
    // More children end than one batch fetches, so `childrenRemain` never comes.
    for _ in 0..<100 {
      _ = try waitForDeadline()
      handle(.orphanReaped)
      #expect(handle(.deadlinePassed) == .killLeftovers(.tops))
    }
  }

  @Test("Four seconds after the first KILL the init gives up, whatever ends meanwhile")
  mutating func progressDoesNotProlongForEver() throws {
    var action = Action.wait
    for _ in 0..<1000 where action != .giveUp(ExitCode(3)) {
      _ = try waitForDeadline()
      handle(.orphanReaped)
      action = handle(.deadlinePassed)
    }
    #expect(action == .giveUp(ExitCode(3)))
    #expect(now.nanoseconds == 4_000_000_000)
  }
}
