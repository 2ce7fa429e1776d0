import Primitives
import Testing
import UnitTestSupport

@Suite("Kinds of signals")
struct SignalKindTests {
  private func names(_ condition: (Signal) -> Bool) -> [String] {
    Signal.all.filter(condition).map(\.name)
  }

  @Test("KILL and STOP can neither be caught nor blocked")
  func killAndStopAreUncatchable() {
    #expect(names(\.isUncatchable) == ["SIGKILL", "SIGSTOP"])
  }

  @Test("INT, QUIT and TERM ask a process to end")
  func threeAskToEnd() {
    #expect(names(\.asksToEnd) == ["SIGINT", "SIGQUIT", "SIGTERM"])
  }

  @Test("TSTP, TTIN and TTOU are the stops of job control")
  func threeAreStopsOfTheTerminal() {
    #expect(names(\.isTerminalStop) == ["SIGTSTP", "SIGTTIN", "SIGTTOU"])
  }

  @Test("Six signals are sent by a terminal to its whole foreground")
  func sixAreSentToTheForeground() {
    let expected = ["SIGINT", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGWINCH"]
    #expect(names(\.isSentToForeground) == expected)
  }
}
