import Glibc
import Testing

@testable import TestSupport

/// Real-time signals are queued, so that each of them counts.
@Suite("Storms of signals come through", .needs(.root, .namespaces), .serialized)
struct SignalStormTests {
  /// The limit of queued signals is a user's, of the whole machine.
  private static func setting(_ role: Role, user: Int, limit: String = "10000") -> Setting {
    var setting = Setting(role)
    setting.before = [
      "prlimit", "--sigpending=\(limit)", "--", Programs.fixture, "with-state", "user=\(user)",
      "--",
    ]
    return setting
  }

  @Test("100,000 signals of 3 senders reach the process in order", arguments: Role.allCases)
  func stormReachesProcessInOrder(_ role: Role) throws {
    try Self.expectAll(role, ["-c"], of: 33_334 * Soak.factor, user: 61_001)
  }

  @Test("30,000 signals of 3 senders reach the process group in order", arguments: Role.allCases)
  func stormReachesGroupInOrder(_ role: Role) throws {
    try Self.expectAll(role, ["-g"], of: 10_000 * Soak.factor, user: 61_002)
  }

  private static func expectAll(_ role: Role, _ options: [String], of count: Int, user: Int) throws
  {
    let storm = [Programs.fixture, "signal-storm", "\(count)", "100", "34", "49", "64"]
    let outcome = try Scene.run(
      setting(role, user: user), options + ["--"] + storm, within: Soak.patience)
    #expect(outcome.output == "received \(3 * count) disordered 0\n")
    #expect(outcome.ending == .exited(0))
  }

  @Test("A queue of signals filled to its limit comes through in order", arguments: Role.allCases)
  func fullQueueComesThroughInOrder(_ role: Role) throws {
    // What is in the queue of the one is in the other's soon, and there both count.
    let printer = [Programs.fixture, "print-signals", "15"]
    let scene = try Scene(
      Self.setting(role, user: role == .pid1 ? 61_003 : 61_004, limit: "600:10000"),
      ["-c", "--", "prlimit", "--sigpending=10000", "--"] + printer)
    defer { scene.end() }
    try scene.ready()
    let initPID = try scene.initPID()
    try Scene.send(SIGSTOP, to: initPID)
    _ = try eventually("the init to stop") {
      ProcessTable.entry(initPID)?.state == "T" ? true : nil
    }
    let sent = Self.fill(initPID)
    #expect(sent.count > 500)
    try Scene.send(SIGCONT, to: initPID)
    let expected = sent.sorted { ($0.signal, $0.value) < ($1.signal, $1.value) }
    let told = try expected.map { _ in try scene.process.output.line(containing: "value") }
    #expect(told == expected.map { "signal \($0.signal) value \($0.value)" })
    try scene.send(SIGTERM)
    #expect(try scene.process.finish().ending == .exited(0))
  }

  /// Sends each real-time signal in turn, with numbers that go up, until the queue takes no more.
  private static func fill(_ pid: pid_t) -> [(signal: Int32, value: Int32)] {
    var sent: [(signal: Int32, value: Int32)] = []
    for value in Int32(1)...100 {
      for signal in Int32(34)...64 {
        do {
          try Scene.send(signal, to: pid, value: value)
          sent.append((signal, value))
        } catch {
          return sent
        }
      }
    }
    return sent
  }

  @Test(
    "Signals without a payload pass where the queue has no room", arguments: Role.allCases)
  func signalsWithoutPayloadPassWithoutQueue(_ role: Role) throws {
    let user = role == .pid1 ? 61_005 : 61_006
    let scene = try Scene(
      Self.setting(role, user: user, limit: "0"),
      ["-v", "--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGTERM, SIGHUP, SIGUSR2, 34, 64] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    try scene.send(SIGUSR1)
    #expect(try scene.process.finish().ending == .exited(0))
  }
}
