import Primitives
import Testing

@testable import InitletCore

@Suite("The deadline of an orphan")
struct OrphanDeadlineTests {
  private static func seconds(_ seconds: UInt64) -> Instant {
    Instant(nanoseconds: seconds * 1_000_000_000)
  }

  private static func begun(at now: Instant, _ gracePeriod: Interval) throws -> OrphanDeadline {
    guard case .signal(let deadline) = OrphanDeadline.unset.step(at: now, gracePeriod: gracePeriod)
    else { throw Unexpected() }
    return deadline
  }

  private struct Unexpected: Error {}

  /// Up to more than 31 years of uptime, and each grace period up to the longest.
  @Test(
    "KILL comes at the end of the grace period, and at most half a second later",
    arguments: [0, 1, 86_400, 1_000_000_000], [0, 1, 5, 3600, 100_000_000] as [UInt64])
  func killFollowsGracePeriod(_ start: UInt64, _ gracePeriod: UInt64) throws {
    let period = Interval.seconds(gracePeriod)
    let deadline = try Self.begun(at: Self.seconds(start), period)
    let end = Self.seconds(start + gracePeriod)
    if case .wait = deadline.step(at: end, gracePeriod: period) {} else { Issue.record("early") }
    let late = end + Interval.milliseconds(600)
    if case .kill = deadline.step(at: late, gracePeriod: period) {} else { Issue.record("late") }
  }
}
