import Glibc
import Testing

@testable import TestSupport

@Suite("A guarded pair says once what it cannot do", .needs(.namespaces))
struct GuardLimitTests {
  /// Ends nothing of another user, without the capability that root has for it.
  private static func powerless() throws -> Setting {
    var setting = Setting.held(.subreaper)
    setting.before = [try Requirement.setpriv.program(), "--bounding-set=-kill", "--"]
    return setting
  }

  @Test(
    "With --guard, what cannot be ended is named once, after one grace period",
    .needs(.root, .setpriv), arguments: ["command", "inner", "outer"])
  func unkillableLeftoverIsNamedOnce(_ victim: String) throws {
    let options = ["--guard", "-v", "-t20"]
    let kinds = ["user:ignore", "session:ignore"]
    let scene = try Scene(try Self.powerless(), options + Leftovers.command("stay", kinds))
    defer { scene.end() }
    let user = try #require(
      try scene.leftovers().first { ProcessTable.status($0, "Uid") == "65534" })
    let number = try #require(ProcessTable.namespacePID(user))
    let inner = try GuardTests.innerInit(scene)
    let pid = victim == "command" ? try scene.commandPID() : inner
    let duration = try seconds {
      try victim == "outer" ? scene.send(SIGKILL) : Scene.send(SIGKILL, to: pid)
      #expect(try scene.report() == (victim == "outer" ? .killed(SIGKILL) : .exited(137)))
      // The inner init may outlive the outer one.
      try scene.expectGone([inner])
    }
    // The inner init ends everything at once where the outer one has died.
    #expect(duration < 40, "a grace period of 20 s and 2 s of KILL, not twice")
    if victim != "outer" { #expect(duration > 5) }
    #expect(try scene.survivors().map(\.pid) == [user])
    scene.end()
    let said = try scene.process.errors.rest().split(separator: "\n")
    let aboutUser = said.filter { $0.contains("gave up on") }
    #expect(aboutUser.count == 1, "\(said)")
    #expect(aboutUser.first?.contains("\(number) (initlet-fixture, state S)") == true, "\(said)")
    for signal in ["SIGTERM", "SIGKILL"] {
      #expect(said.count { $0.contains("Left behind before \(signal)") } <= 1, "\(said)")
    }
  }

  private static let refusal = "initlet: cannot become a subreaper: operation not permitted\n"

  @Test(
    "With --guard, an init that may be no subreaper runs no command, and says so in one line",
    arguments: [[], ["-v"], ["-c"], ["-W"]])
  func refusedSubreaperRunsNoCommand(_ options: [String]) throws {
    let command = ["--", "sh", "-c", "echo run"]
    let outcome = try Scene.run(
      Setting(.subreaper).refusingSubreaper, ["--guard"] + options + command)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors == Self.refusal)
    #expect(outcome.output == "")
  }

  @Test("Without --guard, and as PID 1, the command runs where the init may be no subreaper")
  func refusedSubreaperRunsCommandWithoutGuard() throws {
    let command = ["--", "sh", "-c", "echo run"]
    let alone = try Scene.run(Setting(.subreaper).refusingSubreaper, command)
    #expect(alone.ending == .exited(0) && alone.output == "run\n")
    #expect(alone.errors == Self.refusal)
    let first = try Scene.run(Setting(.pid1).refusingSubreaper, ["--guard"] + command)
    #expect(first.ending == .exited(0) && first.output == "run\n" && first.errors == "")
  }

  @Test("With --guard, an inner init alone that may be no subreaper runs no command either")
  func refusedInnerSubreaperRunsNoCommand() throws {
    let call = try #require(SystemCalls.names.first { $0.value == "prctl" }?.key)
    let scene = FailingScene(
      testDescription: "a guard", words: ["--guard", "--", Programs.fixture, "exit-with", "7"])
    // Its first one is for the signal at the death of the outer init.
    let failing = FailingCall(generation: 2, call: call, error: Int(EPERM), which: 2...2)
    let outcome = try scene.run(.subreaper, failing)
    #expect(outcome.failed == 1)
    #expect(outcome.initEnding == .exited(1))
    #expect(!outcome.hasCommand && outcome.left == 0)
    #expect(outcome.messages.map { $0 + "\n" } == [Self.refusal])
  }
}
