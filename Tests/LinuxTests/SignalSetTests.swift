import InitletCore
import Linux
import Testing

@Suite("Signal sets", .serialized)
struct SignalSetTests {
  @Test("A signal is one bit", arguments: Signal.all)
  func bits(_ signal: Signal) {
    #expect(SignalSet(signal).bits == UInt64(1) << (UInt64(signal.rawValue) - 1))
    #expect(SignalSet.all.removing(signal).bits == ~SignalSet(signal).bits)
    #expect(SignalSet(signal).removing(signal).bits == 0)
  }

  @Test("All but KILL and STOP can be blocked, and the mask before comes back")
  func block() {
    let before = SignalSet.all.block()
    let blocked = before.block()
    #expect(blocked == SignalSet.all.removing(.kill).removing(.stop))
    let after = before.block()
    #expect(after == before)
  }
}
