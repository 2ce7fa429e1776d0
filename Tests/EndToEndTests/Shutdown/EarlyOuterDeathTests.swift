import Glibc
import Testing

@testable import TestSupport

@Suite("With --guard an early death of the outer init leaves nothing", .needs(.namespaces))
struct EarlyOuterDeathTests {
  /// The numbers of the calls in which the inner init is held.
  #if arch(x86_64)
  private static let numbers = ["prctl": "157", "getppid": "110"]
  #else
  private static let numbers = ["prctl": "167", "getppid": "173"]
  #endif

  @Test(
    "An outer init that dies while the inner one starts leaves nothing", .needs(.strace),
    arguments: ["getppid", "prctl"])
  func deathOfOuterInLaunchLeavesNothing(_ call: String) throws {
    // Each init is held for as long at its first call.
    var setting = Setting.held(.subreaper)
    setting.before = [
      try Requirement.strace.program(), "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
      "inject=\(call):delay_enter=1500000:when=1",
    ]
    let scene = try Scene(setting, ["--guard", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    let outer = try scene.initPID()
    let inner = try eventually("the inner init") { ProcessTable.children(of: outer).first }
    let number = Self.numbers[call] ?? ""
    _ = try eventually("the inner init's \(call)") {
      ProcessTable.read("/proc/\(inner)/syscall")?.hasPrefix("\(number) ") == true ? true : nil
    }
    try scene.send(SIGKILL)
    try scene.expectGone([inner])
    _ = try eventually("the end of all") { try scene.survivors().isEmpty ? true : nil }
  }
}
