import Glibc
import Testing

@testable import TestSupport

@Suite("Under a peer's name stop signals of a terminal work as with the peer", .needsPeers)
struct StopSignalTests {
  private static let all = [SIGTSTP, SIGTTIN, SIGTTOU]

  static let examples =
    [
      StopSignal(peer: .tini, options: [], signal: SIGTSTP, effect: .passed(SIGTSTP)),
      StopSignal(peer: .tini, options: [], signal: SIGTTIN, effect: .dropped),
      StopSignal(peer: .tini, options: [], signal: SIGTTOU, effect: .dropped),
      StopSignal(peer: .tini, options: ["-g"], signal: SIGTSTP, effect: .passed(SIGTSTP)),
      StopSignal(
        peer: .dumbInit, options: ["-r", "20:10"], signal: SIGTSTP, effect: .passed(SIGUSR1),
        stopsItself: true),
      StopSignal(
        peer: .dumbInit, options: ["-r", "21:21"], signal: SIGTTIN, effect: .passed(SIGTTIN),
        stopsItself: true),
      StopSignal(
        peer: .dumbInit, options: ["-r", "22:0"], signal: SIGTTOU, effect: .dropped,
        stopsItself: true),
      StopSignal(
        peer: .dumbInit, options: ["-r", "10:20"], signal: SIGUSR1, effect: .passed(SIGTSTP)),
    ]
    + all.flatMap { signal in
      [
        StopSignal(peer: .catatonit, options: [], signal: signal, effect: .dropped),
        StopSignal(peer: .catatonit, options: ["-g"], signal: signal, effect: .dropped),
        StopSignal(
          peer: .dumbInit, options: [], signal: signal, effect: .stops, stopsItself: true),
        StopSignal(
          peer: .dumbInit, options: ["-c"], signal: signal, effect: .passed(signal),
          stopsItself: true),
      ]
    }

  @Test(
    "Under a peer's name a stop signal is treated as by the peer", arguments: examples,
    Player.allCases)
  func stopSignalIsTreatedAsByPeer(_ example: StopSignal, _ player: Player) throws {
    for role in Role.allCases {
      let scene = try Scene(
        Setting(role, example.peer, player),
        example.options + ["--", Programs.fixture, "print-signals"])
      defer { scene.end() }
      try scene.ready()
      let command = try scene.commandPID()
      let own = try scene.initPID()
      try scene.send(example.signal)
      if case .passed(let passed) = example.effect {
        #expect(try scene.process.output.line() == "signal \(passed)", "\(role)")
      }
      if example.effect == .stops { try Self.awaitState("T", command) }
      if example.stopsItself, role == .subreaper {
        try Self.awaitState("T", own)
        try scene.send(SIGCONT)
        try Self.awaitState("S", own)
        #expect(try scene.process.output.line() == "signal 18")
      } else if example.effect == .stops {
        // As PID 1 it cannot stop itself, but dumb-init tries to, and loses a CONT that has come before.
        let isRepeated = player != .standIn
        let line = try eventually("CONT to reach the command") {
          try scene.send(SIGCONT)
          return isRepeated
            ? try? scene.process.output.line(within: 2) : try scene.process.output.line()
        }
        #expect(line == "signal 18")
      }
      try scene.send(SIGUSR2)
      #expect(try scene.process.output.line() == "signal 12", "\(role)")
    }
  }

  @Test(
    "As dumb-init and PID 1 a CONT that comes while the command stops is not lost", .needs(.strace))
  func continueIsNotLost() throws {
    let scene = try Scene(
      Setting(.pid1, .dumbInit, .standIn), ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    // The first one stops the command.
    let trace = try Trace(
      try scene.initPID(), ["-e", "inject=kill:delay_enter=500000:when=2"])
    let command = try scene.commandPID()
    try scene.send(SIGTSTP)
    try Self.awaitState("T", command)
    try scene.send(SIGCONT)
    #expect(try scene.process.output.line() == "signal 18")
    withExtendedLifetime(trace) {}
  }

  private static func awaitState(_ state: Character, _ pid: pid_t) throws {
    _ = try eventually("\(pid) to be in state \(state)") {
      ProcessTable.entry(pid)?.state == state ? true : nil
    }
  }
}
