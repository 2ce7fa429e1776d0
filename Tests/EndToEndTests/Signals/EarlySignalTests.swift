import Glibc
import Testing

@testable import TestSupport

@Suite("No signal before the command runs is lost", .needs(.namespaces), .serialized)
struct EarlySignalTests {
  private enum Fate {
    case delivered
    case lost
    case repeated(Int)
  }

  @Test(
    "B9: a TERM before the command runs reaches it once in 300 starts", arguments: Role.allCases,
    [[], ["-c"]])
  func earlyTermReachesCommandOnce(_ role: Role, _ options: [String]) throws {
    var setting = Setting(role)
    setting.errorsTo = .packets
    for start in 0..<300 {
      let fate = try Self.fate(setting, options, start)
      guard case .delivered = fate else {
        Issue.record("start \(start): \(fate)")
        continue
      }
    }
  }

  @Test(
    "B9: a TERM before the command runs reaches it under a peer's name", .needsPeers,
    arguments: [
      PeerCall(peer: .tini, words: []), PeerCall(peer: .tini, words: ["-g"]),
      PeerCall(peer: .dumbInit, words: []), PeerCall(peer: .dumbInit, words: ["-c"]),
      PeerCall(peer: .catatonit, words: []), PeerCall(peer: .catatonit, words: ["-g"]),
    ])
  func earlyTermReachesCommandUnderPeerName(_ call: PeerCall) throws {
    for role in Role.allCases {
      var setting = try call.setting(role, .standIn)
      setting.errorsTo = .packets
      for start in 0..<100 {
        let fate = try Self.fate(setting, call.options, start)
        guard case .delivered = fate else {
          Issue.record("start \(start) \(role): \(fate)")
          continue
        }
      }
    }
  }

  @Test("dumb-init loses a TERM before the command runs", .needs(.dumbInit))
  func dumbInitLosesEarlyTerm() throws {
    var setting = Setting(.pid1)
    setting.under = .dumbInit
    for start in 0..<3000 {
      if case .lost = try Self.fate(setting, [], start) { return }
    }
    Issue.record("dumb-init lost none: this test would not notice")
  }

  /// Sends TERM as soon as the init can be held responsible for it, or up to 0.6 ms later.
  private static func fate(_ setting: Setting, _ options: [String], _ start: Int) throws -> Fate {
    let scene = try Scene(setting, options + ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    let pid = try scene.initPID()
    if setting.role == .pid1 {
      guard ProcessTable.children(of: scene.process.pid) == [pid] else {
        throw Failure("process \(pid) is not the init")
      }
      try waitUntilBlocked(pid)
    }
    spin(microseconds: start % 60 * 10)
    try scene.send(SIGTERM)
    // Without a line, TERM has ended the command or the init before the command handled it.
    guard try scene.process.output.line() != nil else {
      let ending = try scene.ending()
      return ending == .exited(143) ? .delivered : .lost
    }
    // TERM is among the signals before this one, which every queue hands out last.
    try scene.send(Signals.last)
    var count = 0
    while let line = try scene.process.output.line(), line != "signal 64" {
      count += line == "signal 15" ? 1 : 0
    }
    return count == 0 ? .lost : count == 1 ? .delivered : .repeated(count)
  }

  /// Waits for the first instruction of a PID 1.
  ///
  /// Before it the kernel itself throws away what a PID 1 neither blocks nor handles.
  private static func waitUntilBlocked(_ pid: pid_t) throws {
    let deadline = Deadline.after(Deadline.hang)
    while let mask = ProcessTable.status(pid, "SigBlk").flatMap({ UInt64($0, radix: 16) }) {
      // While it waits for signals, these do not count as blocked.
      if mask & 1 << 14 != 0 || !ProcessTable.children(of: pid).isEmpty { return }
      if deadline.hasPassed {
        let entry = ProcessTable.entry(pid).map { "\($0)" } ?? "gone"
        throw Failure("the init does not block SIGTERM: \(entry)")
      }
    }
    throw Failure("the init has ended before a signal was sent")
  }

  /// Shorter than any sleep.
  private static func spin(microseconds: Int) {
    let end = ContinuousClock.now + .microseconds(microseconds)
    while ContinuousClock.now < end { continue }
  }

  @Test("A signal pending at the init's start reaches the command", arguments: Role.allCases)
  func pendingSignalReachesCommand(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [Programs.fixture, "with-state", "blocked=15", "sent=15", "--"]
    let scene = try Scene(setting, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    #expect(try scene.process.output.line() == "signal 15")
  }
}
