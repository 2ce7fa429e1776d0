import Primitives
import Testing
import UnitTestSupport

@Suite("Signal sets")
struct SignalSetTests {
  @Test("A signal is one bit of a set", arguments: Signal.all)
  func signalIsOneBit(_ signal: Signal) {
    #expect(SignalSet(signal).bits == UInt64(1) << (UInt64(signal.rawValue) - 1))
    #expect(SignalSet.all.removing(signal).bits == ~SignalSet(signal).bits)
    #expect(SignalSet(signal).removing(signal) == .empty)
  }

  @Test("A set of signals holds what was put in, and nothing else", arguments: Signal.all)
  func holdsWhatWasInserted(_ signal: Signal) {
    var set = SignalSet.empty
    #expect(!set.contains(signal))
    for _ in 0..<2 {
      set.insert(signal)
      #expect(Signal.all.filter(set.contains) == [signal])
    }
  }
}
