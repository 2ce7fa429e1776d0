import Glibc
import Testing

@testable import TestSupport

@Suite("Queued signals reach a process group on every kernel", .needs(.namespaces))
struct GroupPayloadTests {
  /// What the kernel answers without the call, before the flag for groups, and through a filter.
  private static let refusals = [
    "pidfd_open:error=ENOSYS", "pidfd_send_signal:error=EINVAL", "pidfd_send_signal:error=EPERM",
  ]

  @Test(
    "Where no payload can go to a process group, the signal goes without it", .needs(.strace),
    arguments: refusals)
  func refusedPayloadKeepsSignal(_ refusal: String) throws {
    let scene = try Scene(.held(.subreaper), ["-g", "--", Programs.fixture, "print-signals", "15"])
    defer { scene.end() }
    try scene.ready()
    let trace = try Trace(try scene.initPID(), ["-e", "inject=\(refusal)"])
    for signal in [SIGUSR1, 40, Signals.last] {
      try scene.send(signal, value: 7)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
    try scene.send(SIGTERM)
    #expect(try scene.initEnding() == .exited(0))
    _ = try trace.lines()
  }
}
