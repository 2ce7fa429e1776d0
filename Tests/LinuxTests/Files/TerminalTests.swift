import Glibc
import Primitives
import Testing

@testable import Linux

@Suite("The terminal", .serialized)
struct TerminalTests {
  /// Runs a child that leads a session of its own, with a terminal that is nobody's.
  private func run(_ body: (Terminal) -> ExitCode) throws -> WaitStatus {
    let main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(main >= 0 && grantpt(main) == 0 && unlockpt(main) == 0)
    defer { close(main) }
    let name = try #require(ptsname(main))
    let descriptor = FileDescriptor(rawValue: open(name, O_RDWR | O_NOCTTY | O_CLOEXEC))
    defer { descriptor.close() }
    var child = try ForkedChild(holding: descriptor) {
      SignalSet.all.replaceMask()
      try? CurrentProcess.beginSession()
      return body(Terminal(descriptor: descriptor))
    }
    return child.wait()
  }

  @Test("A new session has no controlling terminal")
  func newSessionHasNone() throws {
    let status = try run { _ in Terminal.controlling() == nil ? .success : .failure }
    #expect(status == InChild.asExpected)
  }

  @Test("The leader of a session acquires a terminal and gives it up, without any signal")
  func leaderAcquiresAndGivesUp() throws {
    let status = try run { terminal in
      InChild.check(terminal.foreground == nil)
      terminal.acquire()
      InChild.check(Terminal.controlling()?.foreground == .current)
      InChild.check((try? terminal.giveUp()) == true)
      InChild.check(SignalSet.pending == .empty && !Child.hasAny)
      return Terminal.controlling() == nil ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Another process group of the session is put into the foreground")
  func groupIsPutIntoForeground() throws {
    let status = try run { terminal in
      terminal.acquire()
      let process = InChild.fork {
        try? CurrentProcess.beginProcessGroup()
        terminal.setForeground(.current)
      }
      // Its number is taken until it is reaped.
      while terminal.foreground != process { usleep(200) }
      terminal.setForeground(.current)
      return terminal.foreground == .current ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }
}
