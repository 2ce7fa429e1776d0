import Glibc
import Linux
import Primitives
import Testing

@Suite("What is done at a signal", .serialized)
struct SignalDispositionTests {
  @Test("A disposition that was replaced comes back, and can be put back")
  func previousComesBack() throws {
    let status = try ForkedChild.result {
      _ = signal(SIGHUP, SIG_IGN)
      let ignored = SignalDisposition.standard.install(for: .hangUp)
      InChild.check(ignored == .ignored)
      let standard = ignored.install(for: .hangUp)
      InChild.check(standard != .ignored)
      InChild.check(SignalDisposition.standard.install(for: .hangUp) == .ignored)
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A TERM kills by default, and not where it is ignored")
  func defaultTermKills() throws {
    let ignoring = try ForkedChild.result {
      _ = signal(SIGTERM, SIG_IGN)
      try? Signal.terminate.send(to: .current)
      return .success
    }
    #expect(ignoring == InChild.asExpected)
    let dying = try ForkedChild.result { InChild.raise(.terminate) }
    #expect(dying.termination == .killed(.terminate))
  }
}
