import Glibc
import Linux
import Primitives
import Testing
import UnitTestSupport

@Suite("Waiting for signals", .serialized)
struct SignalWaitTests {
  private static let blocked = Signal.all.filter { !$0.isUncatchable }

  /// Does once what the forked children do: the first time, the Swift runtime may allocate, which
  /// they must not.
  init() {
    let received = SignalWait.next(of: .empty, atMost: .zero)
    #expect(received != ReceivedSignal(.hangUp, from: .kernel))
  }

  @Test(
    "A wait in which no signal comes ends with its time", arguments: [0, 1, 30, 1100] as [UInt64])
  func endsWithItsTime(_ milliseconds: UInt64) throws {
    let signal = try #require(Signal(50))
    let before = Clock.now
    let received = SignalWait.next(of: SignalSet(signal), atMost: .milliseconds(milliseconds))
    #expect(received == nil)
    #expect(before.distance(to: Clock.now) >= .milliseconds(milliseconds))
  }

  @Test("A signal that is pending for the thread is taken, and only once")
  func pendingSignalIsTakenOnce() throws {
    let signal = try #require(Signal(51))
    let before = SignalSet(signal).replaceMask()
    defer { before.replaceMask() }
    #expect(!SignalSet.pending.contains(signal))
    pthread_kill(pthread_self(), Int32(signal.rawValue))
    #expect(SignalSet.pending.contains(signal))
    let received = SignalWait.next(of: SignalSet(signal), atMost: .zero)
    // SI_TKILL
    #expect(received == ReceivedSignal(signal, from: .other))
    #expect(!SignalSet.pending.contains(signal))
    #expect(SignalWait.next(of: SignalSet(signal), atMost: .zero) == nil)
  }

  @Test("Each signal that can be blocked is taken, without a time limit too")
  func everySignalIsTaken() throws {
    for signal in Self.blocked {
      let status = try ForkedChild.result {
        SignalSet.all.replaceMask()
        try? signal.send(to: .current)
        let received = SignalWait.next(of: .all)
        InChild.check(received == ReceivedSignal(signal, from: .process(.current)))
        return .success
      }
      #expect(status == InChild.asExpected, "signal \(signal.rawValue)")
    }
  }

  @Test("A signal of the kernel's comes from the kernel")
  func kernelIsTheOrigin() throws {
    let status = try ForkedChild.result {
      SignalSet.all.replaceMask()
      // A timer's signal (setitimer(2)).
      _ = ualarm(1000, 0)
      return SignalWait.next(of: .all)?.origin == .kernel ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A payload stays with its signal, and goes on with another")
  func payloadStays() throws {
    let status = try ForkedChild.result {
      SignalSet.all.replaceMask()
      let payload = ReceivedSignal.Payload(
        sender: ProcessID(rawValue: 12), user: 34, value: 0x1234_5678_9ABC)
      try? payload.send(.hangUp, to: .current)
      guard let received = SignalWait.next(of: .all, atMost: .zero) else { return .failure }
      InChild.check(received == ReceivedSignal(.hangUp, from: .queue(payload)))
      guard case .queue(let same) = received.origin else { return .failure }
      try? same.send(.terminate, to: .current)
      let again = SignalWait.next(of: .all, atMost: .zero)
      return again == received.replaced(by: .terminate) ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Real-time signals are taken in the order in which they were queued")
  func realTimeSignalsKeepOrder() throws {
    let signal = try #require(Signal(40))
    let status = try ForkedChild.result {
      SignalSet.all.replaceMask()
      for number: UInt in 1...20 {
        try? ReceivedSignal.Payload(sender: .namespaceInit, user: 0, value: number).send(
          signal, to: .current)
      }
      for number: UInt in 1...20 {
        let payload = ReceivedSignal.Payload(sender: .namespaceInit, user: 0, value: number)
        let received = SignalWait.next(of: .all, atMost: .zero)
        InChild.check(received == ReceivedSignal(signal, from: .queue(payload)))
      }
      return SignalWait.next(of: .all, atMost: .zero) == nil ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A signal that is not waited for stays pending")
  func otherSignalStays() throws {
    let status = try ForkedChild.result {
      SignalSet.all.replaceMask()
      try? Signal.terminate.send(to: .current)
      InChild.check(SignalWait.next(of: .all.removing(.terminate), atMost: .zero) == nil)
      InChild.check(SignalSet.pending.contains(.terminate))
      return .success
    }
    #expect(status == InChild.asExpected)
  }
}
