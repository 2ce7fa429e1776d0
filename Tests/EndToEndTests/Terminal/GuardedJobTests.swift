import Glibc
import Testing

@testable import TestSupport

/// The outer init and the command are in the job, and the inner one is not: what the terminal and
/// the shell send to the job reaches it later, or never.
@Suite(
  "A guarded pair in a shell's job does nothing belated", .needs(.namespaces, .strace), .serialized)
struct GuardedJobTests {
  private static let way = TerminalWay.own.first { $0.options == ["--guard", "-c"] }

  /// The inits of the job, the outer one first.
  private static func inits(_ shell: InteractiveShell, above name: String) throws -> [pid_t] {
    let command = try shell.commandPID(of: name)
    let inner = try #require(ProcessTable.entry(command)).parent
    return [try #require(ProcessTable.entry(inner)).parent, inner]
  }

  /// Waits until strace holds the process at a system call, longer than for a note of it.
  private static func awaitHold(of pid: pid_t) throws {
    _ = try eventually("\(pid) to be held") {
      let call = ProcessTable.read("/proc/\(pid)/syscall")
      usleep(100_000)
      return ProcessTable.entry(pid)?.state == "t"
        && call == ProcessTable.read("/proc/\(pid)/syscall") ? true : nil
    }
  }

  /// Waits until the process has taken every signal, and sleeps or is stopped.
  private static func awaitRest(of pid: pid_t) throws -> Character {
    try eventually("the rest of \(pid)") {
      let status = ProcessTable.read("/proc/\(pid)/status") ?? ""
      guard status.contains("\nShdPnd:\t0000000000000000") else { return nil }
      return ProcessTable.entry(pid).flatMap { ["S", "T"].contains($0.state) ? $0.state : nil }
    }
  }

  @Test("A request to stop that a CONT has overtaken stops no job")
  func overtakenRequestStopsNoJob() throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(Self.way, "listen"))
      try shell.converse("one")
      let inits = try Self.inits(shell, above: "listen")
      let trace = try Trace(inits[1], ["-e", "inject=kill:delay_enter=2000000:when=1"])
      try shell.terminal.press(.suspend)
      try shell.awaitStop(of: "listen")
      try Self.awaitHold(of: inits[1])
      // As the shell sends it to the job.
      for pid in [try shell.commandPID(of: "listen"), inits[0]] {
        try Scene.send(SIGCONT, to: pid)
      }
      #expect(try Self.awaitRest(of: inits[1]) == "S")
      #expect(try Self.awaitRest(of: inits[0]) == "S")
      withExtendedLifetime(trace) {}
      try shell.converse("two")
    }
  }

  @Test("A CONT that a Ctrl-Z has overtaken does not undo it")
  func overtakenContinuationUndoesNoStop() throws {
    try InteractiveShell.with { shell, scripts in
      try shell.start(try scripts.line(Self.way, "listen"))
      try shell.converse("one")
      let inits = try Self.inits(shell, above: "listen")
      try shell.suspend()
      var trace: Trace? = try Trace(
        inits[0], ["-e", "inject=openat:delay_enter=2000000:when=1"])
      try shell.terminal.type("fg")
      try Self.awaitHold(of: inits[0])
      try shell.terminal.press(.suspend)
      try shell.terminal.output.text(through: "Stopped")
      try shell.awaitPrompt()
      withExtendedLifetime(trace) {}
      trace = nil
      try shell.awaitStop(of: "listen")
    }
  }

  @Test("A key just after the launch arrives once")
  func keyAfterLaunchArrivesOnce() throws {
    try InteractiveShell.with { shell, scripts in
      let delay = "-o /dev/null -e trace=read -e inject=read:delay_exit=2000000"
      let strace = try Requirement.strace.program()
      try shell.terminal.type("\(strace) -D \(delay) \(try scripts.line(Self.way, "note"))")
      try scripts.awaitNote("ready")
      try shell.terminal.press(.interrupt)
      try scripts.awaitNote("signal 2")
      for pid in try Self.inits(shell, above: "initlet-fixture") {
        #expect(try Self.awaitRest(of: pid) == "S")
      }
      let command = try shell.commandPID(of: "initlet-fixture")
      try Scene.send(Signals.last, to: command)
      #expect(try scripts.noted() == [SIGINT])
      try Scene.send(SIGKILL, to: command)
      try shell.awaitPrompt()
    }
  }
}
