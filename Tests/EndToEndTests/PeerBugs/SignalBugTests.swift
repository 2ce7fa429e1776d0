import Glibc
import Testing

@testable import TestSupport

/// Mistakes of the peers with signals, by their numbers: each test passes with the shipped
/// executable by every name, and the same does not happen with the peers that are wrong.
@Suite("No bug of the peers with signals", .needsPeers)
struct SignalBugTests {
  /// Ends with 0 by USR1.
  private static let printer = ["--", Programs.fixture, "print-signals", "10"]

  @Test(
    "B2: a signal that may not be sent does not end the init", .needs(.root, .setpriv),
    arguments: Contender.shipped + [.tini], Role.allCases)
  func forbiddenSignalDoesNotEndInit(_ contender: Contender, _ role: Role) throws {
    var setting = try Setting(role, contender)
    setting.before = [try Requirement.setpriv.program(), "--bounding-set=-kill", "--"]
    let other = [Programs.fixture, "with-state", "user=65534"]
    let scene = try Scene(setting, ["--"] + other + Self.printer)
    defer { scene.end() }
    try scene.ready()
    let command = try scene.commandPID()
    try scene.send(SIGTERM)
    if contender.isShipped {
      try scene.send(40)
      let own = try scene.initPID()
      _ = try eventually("all signals to be taken") {
        let pending = ProcessTable.status(own, "ShdPnd")
        return pending == String(repeating: "0", count: 16) ? true : nil
      }
      try Scene.send(SIGUSR1, to: command)
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output == "signal 10\n")
    } else {
      #expect(try scene.ending() == .exited(1))
    }
  }

  @Test(
    "B8: a standard error that nobody reads kills nobody",
    arguments: Contender.shipped + [.tini, .dumbInit, .catatonit])
  func unreadStandardErrorKillsNobody(_ contender: Contender) throws {
    // tini warns, being no subreaper, and the others tell what they are asked to.
    var setting = try Setting(
      .subreaper, contender,
      ["DUMB_INIT_DEBUG=1", "CATATONIT_DEBUG=1", "TINI_VERBOSITY=4", "INITLET_OPTIONS=-v"])
    setting.before = [Programs.fixture, "with-state", "broken=2", "--"]
    let scene = try Scene(setting, Self.printer)
    defer { scene.end() }
    guard contender.isShipped else {
      // It kills the command even before that is ready, or is among what comes then.
      _ = try scene.process.output.line()
      try? scene.send(SIGHUP)
      try? scene.send(SIGUSR1)
      let outcome = try scene.process.finish()
      let killed = outcome.ending == .exited(128 + SIGPIPE)
      #expect(killed || outcome.output.contains("signal 13\n"), "\(outcome)")
      return
    }
    try scene.ready()
    for signal in [SIGHUP, Signals.last] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    try scene.send(SIGPIPE)
    #expect(try scene.process.output.line() == "signal 13", "somebody else's is passed on")
    try scene.send(SIGUSR1)
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "B11: fault signals that a process sends are forwarded",
    arguments: Contender.shipped + [.tini, .catatonit])
  func faultSignalsArriveFromUser(_ contender: Contender) throws {
    let faults = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS]
    let scene = try Scene(Setting(.pid1, contender), Self.printer)
    defer { scene.end() }
    try scene.ready()
    for signal in faults {
      try scene.send(signal)
      if contender.isShipped { #expect(try scene.process.output.line() == "signal \(signal)") }
    }
    try scene.send(SIGUSR1)
    #expect(try scene.process.finish().output == "signal 10\n")
  }

  @Test("B11: fault signals do not end an init that is not PID 1", arguments: Contender.shipped)
  func faultSignalsDoNotEndSubreaper(_ contender: Contender) throws {
    let scene = try Scene(Setting(.subreaper, contender), Self.printer)
    defer { scene.end() }
    try scene.ready()
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "B11: a fault signal ends tini and catatonit that are not PID 1",
    arguments: [Contender.tini, .catatonit])
  func faultSignalsEndPeers(_ contender: Contender) throws {
    var setting = try Setting(.subreaper, contender)
    setting.held = true
    let scene = try Scene(setting, Self.printer)
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGABRT)
    #expect(try scene.report() == .killed(SIGABRT))
  }

  @Test(
    "B12: no process number is signalled once it has been reaped", .needs(.strace),
    arguments: Contender.shipped + [.dumbInit])
  func reapedNumberIsNotSignalled(_ contender: Contender) throws {
    // Another group, so that the number is nobody's afterwards.
    let setting = try Setting(.subreaper, contender, ["DUMB_INIT_SETSID=0"])
    let scene = try Scene(setting, ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let number = try #require(ProcessTable.namespacePID(try scene.commandPID()))
    let trace = try Trace(try scene.initPID(), ["-e", "trace=wait4,kill,tgkill,rt_sigqueueinfo"])
    try scene.endCommand()
    #expect(try scene.ending() == .exited(137))
    let lines = try trace.lines()
    let reaped = lines.firstIndex { $0.hasPrefix("wait4(") && $0.hasSuffix(" = \(number)") }
    let after = lines[(try #require(reaped, "\(lines)"))...]
    let hits = after.filter { $0.contains("kill(\(number),") || $0.contains("kill(-\(number),") }
    #expect(hits.isEmpty == contender.isShipped, "\(hits)")
  }

  @Test(
    "B17: nothing wakes an idle init", arguments: Contender.shipped + [.tini])
  func nothingWakesIdleInit(_ contender: Contender) throws {
    let scene = try Scene(Setting(.pid1, contender), Self.printer)
    defer { scene.end() }
    try scene.ready()
    let pid = try scene.initPID()
    try scene.send(SIGHUP)
    #expect(try scene.process.output.line() == "signal 1")
    _ = try eventually("the init to sleep") {
      ProcessTable.entry(pid)?.state == "S" ? true : nil
    }
    let wakeUps = try IdleTests.wakeUps(of: scene, within: 3)
    #expect(contender.isShipped ? wakeUps == 0 : wakeUps >= 2)
  }
}
