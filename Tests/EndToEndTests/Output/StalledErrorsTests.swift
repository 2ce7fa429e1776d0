import Glibc
import Testing

@testable import TestSupport

/// Somewhere that the init's messages cannot go: a full and a closed pipe are elsewhere
/// (`MessageTests`, `FailingSignalTests`).
@Suite("Standard error that takes nothing", .needs(.namespaces))
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

  @Test("A full device", arguments: Role.allCases)
  func fullDevice(_ role: Role) throws {
    let setting = Setting(role).after("exec \"$@\" 2>/dev/full")
    let scene = try Scene(setting, ["-vvv", "-w", "--"] + Self.printer)
    defer { scene.end() }
    try Self.expectPassing(scene, 100)
  }

  @Test("A terminal that nobody reads", arguments: Role.allCases)
  func terminal(_ role: Role) throws {
    let terminal = try PseudoTerminal()
    let setting = Setting(role).after("exec \"$@\" 2>\(terminal.path)")
    let scene = try Scene(setting, ["-v", "--"] + Self.printer)
    defer { scene.end() }
    // More lines than any terminal holds.
    try Self.expectPassing(scene, 2500)
    withExtendedLifetime(terminal) {}
  }

  @Test("A terminal that has been told to stop", arguments: Role.allCases)
  func stoppedTerminal(_ role: Role) throws {
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

  @Test("A terminal that was hung up", arguments: Role.allCases)
  func hungUp(_ role: Role) throws {
    var terminal: PseudoTerminal? = try PseudoTerminal()
    let setting = Setting(role).after("exec \"$@\" 2>\(terminal?.path ?? "")")
    let scene = try Scene(setting, ["-v", "--"] + Self.printer)
    defer { scene.end() }
    _ = try scene.commandPID()
    terminal = nil
    try Self.expectPassing(scene, 100)
  }
}
