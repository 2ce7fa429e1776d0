import Glibc
import Testing

@testable import TestSupport

@Suite("The audit of the system calls is that of the calls that are made")
struct CallAuditTests {
  /// The rows of the table in `Tests/README.md`: the names of calls, and when the init makes them.
  private static func rows() throws -> [(calls: [String], when: String)] {
    let path = "\(Programs.package)/Tests/README.md"
    let text = try #require(ProcessTable.read(path))
    let section = try #require(
      text.firstMatch(of: #/## Nothing holds the init up(?s:.*?)\n## /#)?.0)
    return section.matches(of: #/\n\| (`[^|]+`) \| ([^|]+) \|/#).map { row in
      (row.1.matches(of: #/\w+/#).map { String($0.0) }, String(row.2))
    }
  }

  @Test("The table has a row for each call that the init has a number for, and for no other")
  func tableNamesEveryCall() throws {
    let named = try Self.rows().flatMap(\.calls)
    #expect(named.sorted() == SystemCalls.names.values.sorted())
  }

  @Test(
    "An init at work makes the calls that the table allows there, and no other",
    .needs(.namespaces, .strace), arguments: Role.allCases)
  func initMakesAllowedCalls(_ role: Role) throws {
    let words = ["-vv", "-a", "--orphans", "term", "-t0.2"]
    let kinds = ["background:obey", "session:ignore", "deep3:ignore"]
    let scene = try Scene(.held(role), words + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    let trace = try Trace(try scene.initPID(), [])
    // Nobody ends of it.
    try scene.send(SIGWINCH)
    try scene.endCommand()
    _ = try scene.initEnding()
    let calls = try trace.lines().compactMap { $0.firstMatch(of: #/^(\w+)\(/#)?.1 }
    let made = Set(calls.map(String.init))
    let allowed = try Self.rows().filter { $0.when.contains("loop") || $0.when.contains("end") }
    #expect(made.isSuperset(of: ["rt_sigtimedwait", "wait4", "openat", "write", "exit_group"]))
    #expect(made.subtracting(allowed.flatMap(\.calls)) == [])
  }
}
