import Glibc
import InitletCore
import Linux
import Testing

@Suite("Waiting for signals", .serialized)
struct SignalInfoTests {
  private static let blocked = Signal.all.filter { !$0.isUncatchable }

  @Test("Where none comes, the time runs out", arguments: [0, 1, 30, 1100] as [UInt64])
  func timeOut(_ milliseconds: UInt64) throws {
    let signal = try #require(Signal(50))
    var info = SignalInfo()
    let before = Clock.now
    let hasCome = info.wait(for: SignalSet(signal), atMost: .milliseconds(milliseconds))
    #expect(!hasCome)
    #expect(before.distance(to: Clock.now) >= .milliseconds(milliseconds))
    #expect(info.signal == nil)
  }

  @Test("One that waits for this thread is taken, and only once")
  func queued() throws {
    let signal = try #require(Signal(51))
    let before = SignalSet(signal).block()
    defer { before.block() }
    #expect(!SignalSet.pending.contains(signal))
    pthread_kill(pthread_self(), Int32(signal.rawValue))
    #expect(SignalSet.pending.contains(signal))
    var info = SignalInfo()
    let hasCome = info.wait(for: SignalSet(signal), atMost: .zero)
    #expect(hasCome)
    #expect(info.signal == signal && info.sender == .current)
    #expect(!info.isFromUser && !info.isFromKernel && !info.hasPayload)
    #expect(!SignalSet.pending.contains(signal))
    let hasComeAgain = info.wait(for: SignalSet(signal), atMost: .zero)
    #expect(!hasComeAgain)
  }

  @Test("Each signal that can be blocked is taken, without a time limit too")
  func everySignal() throws {
    for signal in Self.blocked {
      let status = try ForkedChild.result {
        SignalSet.all.block()
        try? signal.send(to: .current)
        var info = SignalInfo()
        InChild.check(info.wait(for: .all, atMost: nil))
        InChild.check(info.signal == signal)
        InChild.check(info.isFromUser && info.sender == .current && info.payload == 0)
        return .success
      }
      #expect(status == InChild.asExpected, "signal \(signal.rawValue)")
    }
  }

  @Test("A payload stays with its signal")
  func payload() throws {
    let status = try ForkedChild.result {
      SignalSet.all.block()
      var sent = SignalInfo(payload: 0x1234_5678_9ABC)
      try? sent.send(.hangUp, to: .current)
      var info = SignalInfo()
      InChild.check(info.wait(for: .all, atMost: .zero))
      InChild.check(info.signal == .hangUp && info.hasPayload && !info.isFromUser)
      InChild.check(info.payload == 0x1234_5678_9ABC)
      // And goes with it when it is sent on as another.
      try? info.send(.terminate, to: .current)
      InChild.check(info.wait(for: .all, atMost: .zero))
      InChild.check(info.signal == .terminate && info.payload == 0x1234_5678_9ABC)
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Real-time signals queue up in their order")
  func order() throws {
    let signal = try #require(Signal(40))
    let status = try ForkedChild.result {
      SignalSet.all.block()
      for number in 1...20 {
        var sent = SignalInfo(payload: number)
        try? sent.send(signal, to: .current)
      }
      var info = SignalInfo()
      for number in 1...20 {
        InChild.check(info.wait(for: .all, atMost: .zero) && info.payload == number)
      }
      return info.wait(for: .all, atMost: .zero) ? .failure : .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("What is not waited for stays")
  func others() throws {
    let status = try ForkedChild.result {
      SignalSet.all.block()
      try? Signal.terminate.send(to: .current)
      var info = SignalInfo()
      InChild.check(!info.wait(for: SignalSet.all.removing(.terminate), atMost: .zero))
      InChild.check(SignalSet.pending.contains(.terminate))
      return .success
    }
    #expect(status == InChild.asExpected)
  }
}
