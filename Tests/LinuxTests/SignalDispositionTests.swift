import Glibc
import InitletCore
import Linux
import Testing

@Suite("What is done at a signal", .serialized)
struct SignalDispositionTests {
  @Test("The one before comes back, and can be put back")
  func install() throws {
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

  @Test("By default a TERM is deadly, ignored it is not")
  func effect() throws {
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
