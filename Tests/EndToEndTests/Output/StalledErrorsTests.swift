import Glibc
import Testing

@testable import TestSupport

/// Somewhere that the init's messages cannot go: a full and a closed pipe are elsewhere
/// (`MessageTests`, `FailingSignalTests`).
@Suite("A standard error that takes nothing holds up nothing", .needs(.namespaces))
struct StalledErrorsTests {
  private static let printer = [Programs.fixture, "print-signals", "15"]

  /// All that the init is told, it passes on.
  private static func expectPassing(_ scene: Scene, _ count: Int) throws {
    try scene.ready()
    for _ in 0..<count {
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal 10")
    }
    try scene.send(SIGTERM)
    #expect(try scene.process.output.line() == "signal 15")
    #expect(try scene.ending() == .exited(0))
  }

  @Test("A full device as standard error holds up no signal", arguments: Role.allCases)
  func fullDeviceHoldsUpNothing(_ role: Role) throws {
    let setting = Setting(role).after("exec \"$@\" 2>/dev/full")
    let scene = try Scene(setting, ["-vvv", "-w", "--"] + Self.printer)
    defer { scene.end() }
    try Self.expectPassing(scene, 100)
  }

  @Test(
    "A terminal that nobody reads as standard error holds up no signal", arguments: Role.allCases)
  func unreadTerminalHoldsUpNothing(_ role: Role) throws {
    let terminal = try PseudoTerminal()
    let setting = Setting(role).after("exec \"$@\" 2>\(terminal.path)")
    let scene = try Scene(setting, ["-v", "--"] + Self.printer)
    defer { scene.end() }
    // More lines than any terminal holds.
    try Self.expectPassing(scene, 2500)
    withExtendedLifetime(terminal) {}
  }

  @Test(
    "A terminal stopped by Ctrl-S as standard error holds up no signal", arguments: Role.allCases)
  func stoppedTerminalHoldsUpNothing(_ role: Role) throws {
    let terminal = try PseudoTerminal()
    let setting = Setting(role).after("exec \"$@\" 2>\(terminal.path)")
    let scene = try Scene(setting, ["-v", "--"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    // Ctrl-S.
    try terminal.type("\u{13}")
    for _ in 0..<100 {
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal 10")
    }
    try scene.send(SIGTERM)
    #expect(try scene.ending() == .exited(0))
  }

  @Test(
    "A pipe that others fill and somebody reads slowly holds up no signal", arguments: Role.allCases
  )
  func sharedPipeHoldsUpNothing(_ role: Role) throws {
    let commands = "yes >&2 & yes >&2 & exec \"$@\""
    let scene = try Scene(role, ["-v", "--", "sh", "-c", commands, "sh"] + Self.printer)
    defer { scene.end() }
    try scene.ready()
    for _ in 0..<500 {
      scene.process.errors.advance(.after(0))
      try scene.send(SIGUSR1)
      #expect(try scene.process.output.line() == "signal 10")
    }
  }

  @Test("A hung-up terminal as standard error holds up no signal", arguments: Role.allCases)
  func hungUpTerminalHoldsUpNothing(_ role: Role) throws {
    var terminal: PseudoTerminal? = try PseudoTerminal()
    let setting = Setting(role).after("exec \"$@\" 2>\(terminal?.path ?? "")")
    let scene = try Scene(setting, ["-v", "--"] + Self.printer)
    defer { scene.end() }
    _ = try scene.commandPID()
    terminal = nil
    try Self.expectPassing(scene, 100)
  }
}
