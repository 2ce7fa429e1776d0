import Glibc
import Testing

@testable import TestSupport

/// Without emulation, which x86-64 does not need for this one.
@Suite(
  "A kernel without 64-bit times on 32-bit x86 is enough",
  .needs(.namespaces, .shortPointers, .gcc))
struct ShortTimeTests {
  /// What an old kernel says, and what old filters of engines say.
  private static let errors = [ENOSYS, EPERM]

  private func setting(_ role: Role, refusing error: Int32) throws -> Setting {
    var setting = Setting(role)
    setting.path = try Architecture.i686.executable()
    setting.before = [Programs.fixture, "with-state", "long-times=\(error)", "--"]
    return setting
  }

  @Test(
    "Without 64-bit times deadlines pass and messages are written", arguments: errors, Role.allCases
  )
  func deadlinesPassWithShortTimes(_ error: Int32, _ role: Role) throws {
    let leftovers = Leftovers.command("3", ["session:ignore", "group:stopped"])
    let outcome = try Scene.run(
      try setting(role, refusing: error), ["-v", "-t", "0.2"] + leftovers)
    #expect(outcome.ending == .exited(3))
    #expect(outcome.errors.contains("SIGKILL"), "\(outcome.errors)")
  }

  @Test("Without 64-bit times an idle init waits", arguments: errors)
  func idleInitWaitsWithShortTimes(_ error: Int32) throws {
    let scene = try Scene(
      try setting(.pid1, refusing: error), ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    #expect(try scene.process.output.line() == "signal \(SIGUSR1)")
    let pid = try scene.initPID()
    // Asleep rather than going round.
    _ = try eventually("a wait") { ProcessTable.entry(pid)?.state == "S" ? true : nil }
    #expect(ProcessTable.status(pid, "Seccomp") == "2", "the filter is there")
  }
}
