import Linux
import Primitives
import Testing

@Suite("The signal mask", .serialized)
struct SignalMaskTests {
  @Test("All signals but KILL and STOP can be blocked, and the mask before comes back")
  func allButTwoAreBlocked() {
    let before = SignalSet.all.replaceMask()
    let blocked = before.replaceMask()
    #expect(blocked == SignalSet.all.removing(.kill).removing(.stop))
    let after = before.replaceMask()
    #expect(after == before)
  }
}
