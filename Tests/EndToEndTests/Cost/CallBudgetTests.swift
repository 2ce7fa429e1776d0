import Budget
import Glibc
import Testing

@testable import TestSupport

/// The part of the cost that is the same in every run.
@Suite("The init stays within its budget of system calls", .needs(.namespaces, .strace))
struct CallBudgetTests {
  /// The calls of an init, and of its child until it is the command.
  private static func start(
    _ role: Role, under other: Init = .initlet
  ) throws -> (own: [Substring], child: [Substring]) {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try other.path()
    let neutral = role == .pid1 ? [] : [Programs.fixture, "neutral-pid1"]
    let process = try Subprocess(
      [try Requirement.strace.program(), "-f", "-o", folder["trace"]] + Scene.namespace + neutral
        + [path, "--", Programs.fixture, "exit-with", "3"])
    defer { process.kill() }
    #expect(try process.finish().ending == .exited(3))
    let lines = (folder.read("trace") ?? "").split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("execve(\"\(path)\"") })
    let command = try #require(
      lines.firstIndex {
        $0.contains("execve(\"\(Programs.fixture)\", [") && !$0.contains("neutral")
      })
    let own = Self.calls(of: Self.caller(lines[start]), in: lines[start...])
    let child = Self.calls(of: Self.caller(lines[command]), in: lines[start...command])
    return (own, child)
  }

  private static func caller(_ line: Substring) -> Substring { line.prefix { $0 != " " } }

  /// The beginnings of calls, without what strace says of their resumption and of signals.
  private static func calls(
    of pid: Substring, in lines: ArraySlice<Substring>
  ) -> [Substring] {
    lines.filter { caller($0) == pid }
      .map { $0.drop { $0 != " " }.drop { $0 == " " } }
      .filter { $0.first?.isLetter == true }
  }

  @Test("The first system call of the init blocks all signals", arguments: Role.allCases)
  func firstCallBlocksSignals(_ role: Role) throws {
    let first = try #require(try Self.start(role).own.dropFirst().first)
    #expect(
      first.contains("rt_sigprocmask(SIG_SETMASK, ~[")
        || first.contains("rt_sigprocmask(SIG_BLOCK, ~["))
    #expect(first.contains(" 8)"), "the whole mask, which libc does not block")
  }

  @Test(
    "The init and its child stay within the system calls of a whole life",
    arguments: Role.allCases)
  func wholeLifeStaysWithinCalls(_ role: Role) throws {
    let (own, child) = try Self.start(role)
    #expect(own.count <= Budget.callsOfLife.total(of: 1), "\(own)")
    #expect(child.count <= Budget.callsBeforeCommand.total(of: 1), "\(child)")
  }

  @Test("tini exceeds initlet's budget of a whole life", .needs(.tini))
  func tiniExceedsCallsOfWholeLife() throws {
    let own = try Self.start(.subreaper, under: .tini).own
    #expect(own.count > Budget.callsOfLife.total(of: 1))
  }

  /// The calls of an init while it forwards signals, one at a time, and then ends.
  private static func forwarding(
    _ count: Int, _ role: Role, under other: Init = .initlet
  ) throws -> [String] {
    var setting = Setting(role)
    setting.under = other
    let scene = try Scene(setting, ["--", Programs.fixture, "print-signals", "15"])
    defer { scene.end() }
    try scene.ready()
    let trace = try Trace(try scene.initPID(), [])
    for _ in 0..<count {
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal \(SIGUSR1)")
    }
    try scene.send(SIGTERM)
    #expect(try scene.ending() == .exited(0))
    return try trace.lines()
  }

  /// The most calls for 100 signals, with those of strace's attaching and of the init's end.
  private static let mostForSignals = Budget.callsPerSignal.total(of: 100) + 10

  @Test("A forwarded signal stays within its system calls", arguments: Role.allCases)
  func forwardedSignalStaysWithinCalls(_ role: Role) throws {
    let calls = try Self.forwarding(100, role)
    #expect(calls.count { $0.hasPrefix("kill(") } >= 101)
    #expect(calls.count <= Self.mostForSignals, "\(calls.prefix(9))")
  }

  @Test("tini exceeds initlet's budget of a forwarded signal", .needs(.tini))
  func tiniExceedsCallsOfForwardedSignal() throws {
    #expect(try Self.forwarding(100, .pid1, under: .tini).count > Self.mostForSignals)
  }

  @Test("Each of 1,000 orphans at once stays within its system calls", arguments: Role.allCases)
  func orphansStayWithinCalls(_ role: Role) throws {
    let count = 1000
    let scene = try Scene(role, [Programs.fixture, "reap-load"])
    defer { scene.end() }
    try scene.ready()
    let trace = try Trace(try scene.initPID(), [])
    try scene.reap(count)
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
    let calls = try trace.lines()
    // The maker of the orphans is the command's to reap, and the command itself is one more.
    #expect(calls.count { $0.hasPrefix("wait4(") && $0.contains("[{") } == count + 1)
    #expect(calls.count <= Budget.callsPerOrphan.total(of: count), "\(calls.prefix(9))")
  }

  @Test("Each of 300 leftovers stays within its system calls")
  func leftoversStayWithinCalls() throws {
    let count = 300
    let kinds = [String](repeating: "session:obey", count: count)
    let scene = try Scene(.held(.subreaper), Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(try scene.initPID(), [])
    try scene.endCommand()
    #expect(try scene.initEnding() == .exited(137))
    let calls = try trace.lines()
    #expect(calls.count { $0.hasPrefix("kill(") } >= 2 * count)
    #expect(calls.count <= Budget.callsPerLeftover.total(of: count), "\(calls.count)")
  }
}
