import Glibc
import Testing

@testable import TestSupport

@Suite("A kernel without close_range leaves no descriptor open", .needs(.namespaces))
struct OneByOneClosingTests {
  private static func descriptors(of pid: pid_t) -> [String] {
    ProcessTable.names(in: "/proc/\(pid)/fd").filter { (Int($0) ?? 0) > 2 }
  }

  /// Makes a shell start the init under strace, which stays out of its way, with high descriptors.
  private static func withoutCloseRange(_ setting: Setting) throws -> Setting {
    var setting = setting
    let strace = try Requirement.strace.program()
    let call = "\(strace) -DD -o /dev/null -e inject=close_range:error=ENOSYS"
    setting.before += [
      "/usr/bin/bash", "-c",
      "exec 9</dev/null 255</dev/null 256</dev/null 300</dev/null 1000</dev/null; exec \(call) \"$@\"",
      "bash",
    ]
    return setting
  }

  @Test("Without close_range inherited descriptors are closed, however high", .needs(.strace))
  func highDescriptorsAreClosed() throws {
    let scene = try Scene(
      try Self.withoutCloseRange(.held(.subreaper)), ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    #expect(try scene.process.output.line() == "signal 10")
    let own = try scene.initPID()
    #expect(Self.descriptors(of: own) == [])
    #expect(Self.descriptors(of: try scene.commandPID()).contains("300"), "a control")
  }

  @Test("Without close_range the terminal of a job stays open, and nothing else", .needs(.strace))
  func terminalStaysOpen() throws {
    let terminal = try PseudoTerminal()
    let setting = try Self.withoutCloseRange(Setting.held(.subreaper).on(terminal))
    let scene = try Scene(setting, ["--no-setsid", "--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try terminal.output.text(through: "ready")
    try scene.send(SIGUSR1)
    try terminal.output.text(through: "signal 10")
    let own = try scene.initPID()
    let links = Self.descriptors(of: own).map { ProcessTable.link("/proc/\(own)/fd/\($0)") }
    #expect(links == ["/dev/tty"])
  }
}
