import Glibc
import Testing

@testable import TestSupport

/// The same in another tool's words: strace(1) has calls fail of an init that runs already.
@Suite("Failures that strace injects cost no status", .needs(.namespaces, .strace))
struct InjectionTests {
  /// Not those without which there is no /proc: the millions of calls that take its place are too
  /// many for a tracer that stops at each.
  private static let calls = [
    "wait4", "kill", "rt_sigtimedwait", "getdents64", "close", "mmap", "munmap", "pidfd_open",
    "pidfd_send_signal", "waitid",
  ]
  private static let errors = ["EINTR", "EPERM", "ENOSYS"]

  @Test(
    "With a system call failing by strace the status is kept and nobody is left", arguments: calls,
    Role.allCases)
  func statusIsKeptAndNobodyLeft(_ call: String, _ role: Role) throws {
    for error in Self.errors {
      let scene = try Scene(
        .held(role), ["-t0.1"] + Leftovers.command("stay", ["session:ignore", "daemon:obey"]))
      defer { scene.end() }
      _ = try scene.leftovers()
      let trace = try Trace(
        try scene.initPID(), ["-e", "inject=\(call):error=\(error):when=1"])
      try scene.endCommand()
      #expect(try scene.initEnding() == .exited(137), "\(error)")
      if role == .subreaper { #expect(try scene.survivors().map(\.name) == [], "\(error)") }
      withExtendedLifetime(trace) {}
    }
  }
}
