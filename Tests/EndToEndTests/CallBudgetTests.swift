import Glibc
import Testing

@testable import TestSupport

/// What is stable of the cost, so that more of it does not go unnoticed.
@Suite("The budget of system calls", .needs(.namespaces, .strace))
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

  @Test("The first blocks all signals", arguments: Role.allCases)
  func first(_ role: Role) throws {
    let first = try #require(try Self.start(role).own.dropFirst().first)
    #expect(
      first.contains("rt_sigprocmask(SIG_SETMASK, ~[")
        || first.contains("rt_sigprocmask(SIG_BLOCK, ~["))
    #expect(first.contains(" 8)"), "the whole mask, which libc does not block")
  }

  @Test(
    "From start to end there are at most 21, and 3 before the command", arguments: Role.allCases)
  func wholeLife(_ role: Role) throws {
    let (own, child) = try Self.start(role)
    #expect(own.count <= 21, "\(own)")
    #expect(child.count <= 3, "\(child)")
  }

  @Test("… where tini needs more", .needs(.tini))
  func wholeLifeControl() throws {
    #expect(try Self.start(.subreaper, under: .tini).own.count > 21)
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

  /// Those of strace's attaching and of the end.
  private static let ends = 20

  @Test("For each signal there are 2: one waits, one sends", arguments: Role.allCases)
  func signals(_ role: Role) throws {
    let calls = try Self.forwarding(100, role)
    #expect(calls.count { $0.hasPrefix("kill(") } >= 101)
    #expect(calls.count <= 2 * 100 + Self.ends, "\(calls.prefix(9))")
  }

  @Test("… where tini needs 3", .needs(.tini))
  func signalsControl() throws {
    #expect(try Self.forwarding(100, .pid1, under: .tini).count > 2 * 100 + Self.ends)
  }

  @Test("For each of 1,000 orphans at once there are less than 1.1", arguments: Role.allCases)
  func orphans(_ role: Role) throws {
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
    #expect(calls.count <= count * 11 / 10, "\(calls.prefix(9))")
  }

  @Test("For each of 300 leftovers there are about 10: 7 ask for their children")
  func leftovers() throws {
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
    #expect(calls.count < 12 * count, "\(calls.count)")
  }
}

extension Scene {
  /// Has the fixture's `reap-load` make orphans that have ended, and waits until they are reaped.
  func reap(_ count: Int) throws {
    let request = "\(count)\n"
    _ = write(process.input.number, request, request.utf8.count)
    let answer = try process.output.line()
    guard answer?.hasPrefix("reaped \(count) ") == true else {
      throw Failure("not reaped: \(answer ?? "the end")")
    }
  }
}
