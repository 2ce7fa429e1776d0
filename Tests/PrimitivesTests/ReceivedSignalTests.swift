import Primitives
import Testing
import UnitTestSupport

@Suite("Received signals")
struct ReceivedSignalTests {
  private static let sender = ProcessID(rawValue: 7)
  private static let payload = ReceivedSignal.Payload(sender: sender, user: 8, value: .max)
  private static let origins: [ReceivedSignal.Origin] = [
    .kernel, .process(sender), .process(nil), .queue(payload), .other,
  ]

  @Test("A signal that takes another's place keeps where it came from", arguments: origins)
  func replacementKeepsOrigin(_ origin: ReceivedSignal.Origin) {
    for signal in Signal.all {
      let replaced = ReceivedSignal(.hangUp, from: origin).replaced(by: signal)
      #expect(replaced == ReceivedSignal(signal, from: origin))
    }
  }

  @Test("Only kill(2) by a process itself counts as sent by it", arguments: origins)
  func onlyKillIsSentByProcess(_ origin: ReceivedSignal.Origin) {
    let received = ReceivedSignal(.hangUp, from: origin)
    #expect(received.isSent(by: Self.sender) == (origin == .process(Self.sender)))
    #expect(!received.isSent(by: .namespaceInit))
  }

  @Test("The kernel's 0 for a process out of sight is no process")
  func zeroIsNoProcess() {
    #expect(ProcessID(visible: 0) == nil)
    #expect(ProcessID(visible: 1) == .namespaceInit)
    #expect(ProcessID(visible: .max)?.rawValue == .max)
  }
}
