import InitletCore
import Linux
import Testing

@Suite("Sending signals", .serialized)
struct KillTests {
  /// Beyond `PID_MAX_LIMIT`, so that it is nobody's.
  private static let nobody = ProcessID(rawValue: 5_000_000)

  @Test("Only PID 1 may signal all there are")
  func wholeNamespace() throws {
    // Otherwise it would reach everybody.
    try #require(ProcessID.current != .first)
    #expect(throws: Errno.notPermitted) { try Signal.terminate.sendToWholeNamespace() }
  }

  @Test("Nobody is there")
  func noSuchProcess() {
    #expect(throws: Errno.noSuchProcess) { try Signal.terminate.send(to: Self.nobody) }
    #expect(throws: Errno.noSuchProcess) { try Signal.terminate.send(toGroup: Self.nobody) }
    #expect(throws: Errno.noSuchProcess) {
      var info = SignalInfo(payload: 1)
      try info.send(.terminate, to: Self.nobody)
    }
  }

  @Test("A process is sent one")
  func process() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    try Signal.kill.send(to: child.process)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("A process group is sent one, all of it")
  func group() throws {
    let status = try ForkedChild.result {
      let leader = InChild.fork {
        try? CurrentProcess.beginProcessGroup()
        _ = InChild.fork { InChild.sleepForever() }
        InChild.sleepForever()
      }
      try? CurrentProcess.becomeSubreaper()
      while (try? Signal.kill.send(toGroup: leader)) == nil {}
      return .success
    }
    #expect(status == InChild.asExpected)
  }
}
