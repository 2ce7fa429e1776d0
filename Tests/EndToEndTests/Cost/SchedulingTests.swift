import Testing

@testable import TestSupport

/// What it asks of the scheduler; that the command does not inherit it is in `TransparencyTests`.
@Suite("The init asks the scheduler for short turns", .needs(.namespaces, .strace))
struct SchedulingTests {
  /// The requests, by whomever, when something starts the init.
  private static func requests(_ starter: [String], _ role: Role) throws -> [Substring] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try Programs.initlet.get()
    let neutral = role == .pid1 ? [] : [Programs.fixture, "neutral-pid1"]
    let strace = try Requirement.strace.program()
    let process = try Subprocess(
      [strace, "-f", "-e", "trace=execve,sched_setattr", "-o", folder["trace"]]
        + Scene.namespace + neutral + starter
        + [path, "--", Programs.fixture, "exit-with", "3"])
    defer { process.kill() }
    #expect(try process.finish().ending == .exited(3))
    let trace = try #require(folder.read("trace"))
    let lines = trace.split(separator: "\n")
    // Since it was executed; `starter` may have asked for something, too.
    let start = try #require(lines.lastIndex { $0.contains("execve(\"\(path)\"") })
    return lines[start...].filter { $0.contains("sched_setattr(") }
  }

  @Test("The init asks for short turns and keeps its niceness", arguments: Role.allCases)
  func initAsksForShortTurns(_ role: Role) throws {
    let requests = try Self.requests(["/usr/bin/nice", "-n", "7"], role)
    let request = try #require(requests.first)
    #expect(requests.count == 1)
    #expect(request.contains("sched_setattr(0, "))
    for field in ["policy=SCHED_OTHER", "flags=0", "nice=7", "runtime=100000"] {
      #expect(request.contains("sched_\(field),"), "\(request)")
    }
  }

  @Test(
    "The init keeps a scheduling policy that was chosen for it", arguments: ["--batch", "--idle"])
  func chosenPolicyIsKept(_ policy: String) throws {
    #expect(try Self.requests(["/usr/bin/chrt", policy, "0"], .subreaper).isEmpty)
  }
}
