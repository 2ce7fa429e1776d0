import InitletCore
import Testing

@Suite("Kinds of signals")
struct SignalKindTests {
  private func names(_ condition: (Signal) -> Bool) -> [String] {
    Signal.all.filter(condition).map(\.name)
  }

  @Test("Two can neither be caught nor blocked")
  func uncatchable() {
    #expect(names(\.isUncatchable) == ["SIGKILL", "SIGSTOP"])
  }

  @Test("Three ask for the end")
  func asksToEnd() {
    #expect(names(\.asksToEnd) == ["SIGINT", "SIGQUIT", "SIGTERM"])
  }

  @Test("Three stop by way of the terminal")
  func terminalStop() {
    #expect(names(\.isTerminalStop) == ["SIGTSTP", "SIGTTIN", "SIGTTOU"])
  }

  @Test("A terminal sends six to the whole foreground")
  func keyboard() {
    let expected = ["SIGINT", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGWINCH"]
    #expect(names(\.isFromKeyboard) == expected)
  }
}
