import Glibc
import Testing

@testable import TestSupport

/// Each single call of those by which the init finds and tells its descendants fails once, whichever
/// it is, and the next one succeeds.
@Suite("A failure that passes hurts nobody, and hides nobody", .needs(.namespaces))
struct PassingFailureTests {
  /// Each scene sleeps most of its time.
  private static let workers = 8

  private static let leftovers = 5

  private static let errors = [EMFILE, ENFILE, ENOMEM, EPERM, ESRCH, EACCES]

  private static let finding: Set = [
    "openat", "read", "getdents64", "fstatfs", "waitid", "pidfd_open", "pidfd_send_signal", "kill",
  ]

  private static func scene(_ role: Role) -> FailingScene {
    let fixture = Programs.fixture
    let beside = """
      \(fixture) leave-behind stay session:tell & "$@"; code=$?
      kill -0 $! && echo bystander lives; exit $code
      """
    return FailingScene(
      testDescription: "leftovers that tell",
      before: ["sh", "-c", role == .pid1 ? "exec \"$@\"" : beside, "sh"],
      words: ["-t2"] + Leftovers.command("7", ["session:tell", "daemon:tell", "deep3:tell"]))
  }

  /// Nothing if everybody was told once, nobody else was, and nobody stays.
  private static func fault(_ outcome: FailingOutcome, _ role: Role, _ call: String) -> String? {
    if outcome.initEnding != .exited(7) || outcome.left > 0 {
      return "the end is \(outcome.initEnding.map { "\($0)" } ?? "missing"), \(outcome.left) left"
    }
    if role == .subreaper, !outcome.saysBystanderLives { return "the bystander has ended" }
    // The CONT that failed itself is not sent again.
    let isSending = call == "kill" || call == "pidfd_send_signal"
    let uncontinued = outcome.told.values.count { $0 == [SIGTERM] }
    let others = outcome.told.values.filter { $0 != [SIGTERM, SIGCONT] && $0 != [SIGTERM] }
    let isRight = others.isEmpty && uncontinued <= (isSending ? 1 : 0)
    return isRight && outcome.told.count == leftovers ? nil : "told: \(outcome.told)"
  }

  private static func cells(_ counts: [(generation: Int, call: Int, count: Int)]) -> [FailingCall] {
    counts.filter { $0.generation == 1 && finding.contains(SystemCalls.names[$0.call] ?? "") }
      .flatMap { _, call, count in
        (1...count).map { number in
          FailingCall(
            generation: 1, call: call, error: Int(errors[number % errors.count]),
            which: number...number)
        }
      }
  }

  @Test(
    "With any one call failing once everybody is told once, and nobody else is",
    arguments: Role.allCases)
  func everybodyIsToldOnce(_ role: Role) throws {
    let scene = Self.scene(role)
    let plain = try scene.run(role, .none)
    #expect(Self.fault(plain, role, "") == nil && plain.told.count == Self.leftovers)
    let cells = Self.cells(plain.counts)
    #expect(cells.count > 200)
    let workers = Workers(cells) { failing -> String? in
      do {
        let outcome = try scene.run(role, failing)
        return Self.fault(outcome, role, failing.name).map { "\(failing): \($0)" }
      } catch {
        return "\(failing): \(error)"
      }
    }
    #expect(workers.results(of: Self.workers).compactMap(\.self).sorted() == [])
  }

  @Test(
    "A leftover that is told twice or not at all, and a bystander that is told, are noticed",
    arguments: [
      "4 signal 15\n4 signal 15\n4 signal 18", "", "9 signal 15\n9 signal 18", "left 1",
    ])
  func brokenPromiseIsNoticed(_ change: String) throws {
    let all = (3...7).map { "\($0) signal 15\n\($0) signal 18\n" }
    let lines = "init exited 7\nleft 0\nbystander lives\n"
    let said = { (told: [String]) in
      FailingOutcome(Outcome(ending: .exited(0), output: lines + told.joined(), errors: ""))
    }
    #expect(Self.fault(said(all), .subreaper, "openat") == nil)
    let wrong = change.isEmpty ? Array(all.prefix(4)) : all + [change + "\n"]
    #expect(Self.fault(said(wrong), .subreaper, "openat") != nil)
  }
}
