import InitletCore
import Testing

@Suite("An init without a command")
struct PauseTests {
  private func handle(_ events: Event...) throws -> [Action] {
    var lifecycle = Lifecycle(try Options(words: ["-P", "-e0-255"]), followsStops: false)
    return events.map { lifecycle.handle($0, now: { Instant(nanoseconds: 0) }) }
  }

  @Test("It ends at INT and TERM and passes over all else", arguments: Signal.all)
  func signals(_ signal: Signal) throws {
    let endsIt = signal == .interrupt || signal == .terminate
    #expect(try handle(.signal(signal)) == [endsIt ? .exit(.success) : .drop(signal)])
  }

  @Test("It reaps, and goes on without children")
  func reaping() throws {
    let actions = try handle(
      .childrenGone, .orphanReaped, .childrenRemain, .childrenGone, .signal(.terminate))
    #expect(actions == [.wait, .wait, .wait, .wait, .exit(.success)])
  }
}
