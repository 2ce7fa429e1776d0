import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("An init without a command")
struct PauseTests {
  private func handle(_ events: Event...) throws -> [Action] {
    var lifecycle = Lifecycle(
      try Options(words: ["-P"], variable: ["-e0-255"]), followsStops: false,
      isNamespaceInit: true)
    return events.map { lifecycle.handle($0, now: { Instant(nanoseconds: 0) }) }
  }

  @Test("A pausing init ends at INT and TERM and drops all other signals", arguments: Signal.all)
  func endsAtInterruptAndTerminate(_ signal: Signal) throws {
    let endsIt = signal == .interrupt || signal == .terminate
    #expect(try handle(.received(signal)) == [endsIt ? .exit(.success) : .drop(signal)])
  }

  @Test("A pausing init reaps, and goes on without children")
  func goesOnWithoutChildren() throws {
    let actions = try handle(
      .childrenGone, .orphanReaped, .childrenRemain, .childrenGone, .received(.terminate))
    #expect(actions == [.wait, .wait, .wait, .wait, .exit(.success)])
  }
}
