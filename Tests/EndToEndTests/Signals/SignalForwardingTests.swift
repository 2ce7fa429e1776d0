import Glibc
import Testing

@testable import TestSupport

@Suite("Every signal is forwarded exactly once", .needs(.namespaces))
struct SignalForwardingTests {
  private static let printer = [Programs.fixture, "print-signals"]

  /// Two processes in the command's group that both print what they get.
  private static let group = [
    "sh", "-c", "\(Programs.fixture) print-signals & exec \(Programs.fixture) print-signals",
  ]

  @Test(
    "Each signal reaches the command exactly once", arguments: Role.allCases,
    [[], ["-c"], ["-g"], ["-a"]])
  func everySignalArrivesOnce(_ role: Role, _ options: [String]) throws {
    let scene = try Scene(role, options + ["--"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    // One more than needed, so that the last one too would be seen twice.
    for signal in Signals.forwardable + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test(
    "With -g signals go to the command's process group", arguments: Role.allCases,
    ["-g", "--process-group"])
  func processGroupTargetsAll(_ role: Role, _ option: String) throws {
    let scene = try Scene(role, [option, "--"] + Self.group)
    defer { scene.end() }
    let first = try scene.ready()
    let second = try scene.ready()
    #expect(first[3] == second[3])
    try scene.send(SIGUSR1)
    #expect(try scene.process.output.line() == "signal 10")
    #expect(try scene.process.output.line() == "signal 10")
  }

  @Test(
    "Natively and with -c signals go to the command alone", arguments: Role.allCases, [[], ["-c"]])
  func commandAloneIsTargeted(_ role: Role, _ options: [String]) throws {
    let scene = try Scene(role, options + ["--"] + Self.group)
    defer { scene.end() }
    try scene.ready()
    try scene.ready()
    try scene.send(SIGUSR1)
    #expect(try scene.process.output.line() == "signal 10")
    // Had the other one got the first signal too, three lines would come before the second.
    try Scene.send(SIGUSR2, to: try scene.commandPID())
    #expect(try scene.process.output.line() == "signal 12")
  }

  @Test(
    "With -a every descendant gets a signal once, other sessions included", arguments: Role.allCases
  )
  func allTargetsEveryDescendantOnce(_ role: Role) throws {
    let printer = "\(Programs.fixture) print-signals"
    let commands = "setsid \(printer) & setsid setsid -f \(printer); exec \(printer)"
    let scene = try Scene(role, ["--all", "--", "sh", "-c", commands])
    defer { scene.end() }
    for _ in 1...3 { try scene.ready() }
    for signal in [SIGUSR1, Signals.last] {
      try scene.send(signal)
      for _ in 1...3 { #expect(try scene.process.output.line() == "signal \(signal)") }
    }
  }

  @Test("The command leads a session of its own", arguments: Role.allCases)
  func commandLeadsSession(_ role: Role) throws {
    let ready = try readyLine(role, [])
    #expect(ready[1] == ready[3] && ready[1] == ready[4])
  }

  @Test("With -c the command stays in its session and group", arguments: Role.allCases)
  func singleChildStaysInSession(_ role: Role) throws {
    let ready = try readyLine(role, ["-c"])
    #expect(ready[1] != ready[3] && ready[1] != ready[4])
  }

  @Test("With --no-setsid the command leads a group but no session", arguments: Role.allCases)
  func noSetsidMakesGroupAlone(_ role: Role) throws {
    let ready = try readyLine(role, ["--no-setsid"])
    #expect(ready[1] == ready[3] && ready[1] != ready[4])
  }

  /// "ready", pid, parent, group, session.
  private func readyLine(_ role: Role, _ options: [String]) throws -> [String] {
    let scene = try Scene(role, options + ["--"] + Self.printer)
    defer { scene.end() }
    return try scene.ready()
  }

  @Test("SIGCHLD of the init's own children is not forwarded", arguments: Role.allCases)
  func childSignalIsNotForwarded(_ role: Role) throws {
    let scene = try Scene(role, Self.printer)
    defer { scene.end() }
    try scene.ready()
    for _ in 1...3 {
      try scene.send(SIGCHLD)
      try scene.send(Signals.last)
      #expect(try scene.process.output.line() == "signal 64")
    }
  }

  @Test("A payload stays with its signal", arguments: Role.allCases)
  func payloadStaysWithSignal(_ role: Role) throws {
    let scene = try Scene(role, ["-c", "--"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    let payloads = [(SIGUSR1, Int32(7)), (SIGTERM, -1), (40, .max), (32, .min)]
    for (signal, value) in payloads where !Emulator.takenSignals.contains(signal) {
      try scene.send(signal, value: value)
      #expect(try scene.process.output.line() == "signal \(signal) value \(value)")
    }
  }

  @Test("Real-time signals keep their number and order", arguments: Role.allCases)
  func realTimeSignalsKeepNumberAndOrder(_ role: Role) throws {
    let scene = try Scene(role, ["-c", "--"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    for value in Int32(1)...50 { try scene.send(40, value: value) }
    for value in 1...50 {
      #expect(try scene.process.output.line() == "signal 40 value \(value)")
    }
  }

  @Test("A group gets a signal with a payload once", arguments: Role.allCases)
  func groupGetsSignalWithPayloadOnce(_ role: Role) throws {
    let scene = try Scene(role, Self.printer)
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGUSR1, 40, SIGUSR2] {
      try scene.send(signal, value: 7)
      #expect(try scene.process.output.line()?.hasPrefix("signal \(signal)") == true)
    }
  }
}
