import Linux
import Primitives
import Testing

@Suite("Sending signals", .serialized)
struct SignalSendingTests {
  /// Beyond `PID_MAX_LIMIT`, so that it is nobody's.
  private static let nobody = ProcessID(rawValue: 5_000_000)

  @Test("A whole PID namespace is signalled by its init alone")
  func namespaceIsForItsInit() throws {
    // Otherwise it would reach everybody.
    try #require(ProcessID.current != .namespaceInit)
    #expect(throws: Errno.notPermitted) { try Signal.terminate.sendToWholeNamespace() }
  }

  @Test("A signal to a process or group that does not exist fails")
  func missingProcessIsReported() {
    #expect(throws: Errno.noSuchProcess) { try Signal.terminate.send(to: Self.nobody) }
    #expect(throws: Errno.noSuchProcess) { try Signal.terminate.send(toGroup: Self.nobody) }
    #expect(throws: Errno.noSuchProcess) {
      let payload = ReceivedSignal.Payload(sender: .namespaceInit, user: 0, value: 1)
      try payload.send(.terminate, to: Self.nobody)
    }
  }

  @Test("A signal reaches the process that it is sent to")
  func reachesProcess() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    try Signal.kill.send(to: child.process)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("A signal reaches every process of a group")
  func reachesGroup() throws {
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
