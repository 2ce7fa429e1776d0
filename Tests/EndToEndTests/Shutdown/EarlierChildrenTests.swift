import Glibc
import Testing

@testable import TestSupport

@Suite("Children from before the init's exec are not the command's", .needs(.namespaces))
struct EarlierChildrenTests {
  private static let lines = (1...9).map { "line \($0)" }

  /// A shell that starts a slow reader and becomes the init, whose command writes to the reader.
  private static func logging(_ role: Role, _ folder: TemporaryFolder) -> Setting {
    let reader = "while read -r line; do sleep .05; echo \"$line\" >>\(folder["log"]); done"
    let start = "mkfifo \(folder["pipe"]); { \(reader); } <\(folder["pipe"]) &"
    var setting = Setting.held(role)
    setting.before = ["sh", "-c", "\(start) exec \"$@\" >\(folder["pipe"])", "sh"]
    return setting
  }

  @Test(
    "A reader of the command's output gets all of it, and may finish", arguments: Role.allCases)
  func readerFinishes(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let commands = "setsid -f sleep 1000; for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done; exit 5"
    let scene = try Scene(Self.logging(role, folder), ["--", "sh", "-c", commands])
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(5))
    // As PID 1 the init has waited for it; a subreaper leaves it alone.
    let expected = Self.lines.joined(separator: "\n") + "\n"
    if role == .pid1 { #expect(folder.read("log") == expected) }
    _ = try eventually("the reader") { folder.read("log") == expected ? true : nil }
  }

  @Test("As PID 1 the init does not wait for an earlier child beyond the grace period")
  func earlierChildDoesNotHoldInitUp() throws {
    var setting = Setting(.pid1)
    setting.before = ["sh", "-c", "sleep 1000 & exec \"$@\"", "sh"]
    let outcome = try Scene.run(setting, ["-t", ".3", "--", "sh", "-c", "exit 5"])
    #expect(outcome.ending == .exited(5))
  }

  @Test(
    "An earlier child is no orphan, and no descendant to be signalled", arguments: Role.allCases,
    [["--orphans", "kill"], ["-a"]])
  func earlierChildIsLeftAlone(_ role: Role, _ options: [String]) throws {
    var setting = Setting.held(role)
    setting.before = [
      "sh", "-c", "\(Programs.fixture) print-signals & exec \"$@\"", "sh",
    ]
    let commands = "trap 'echo told' HUP; echo ready; while :; do sleep .05; done"
    let scene = try Scene(setting, options + ["--", "sh", "-c", commands])
    defer { scene.end() }
    try scene.ready()
    try scene.ready()
    try scene.send(SIGHUP)
    #expect(try scene.process.output.line() == "told")
    // Several sweeps later.
    usleep(700_000)
    let children = ProcessTable.children(of: try scene.initPID()).compactMap(ProcessTable.entry)
    #expect(children.count == 2 && !children.contains(where: \.isZombie), "\(children)")
  }

  @Test("An earlier child without an exit signal is reaped as any other", arguments: Role.allCases)
  func silentChildIsReaped(_ role: Role) throws {
    var setting = Setting.held(role)
    setting.before = [Programs.fixture, "with-state", "silent-child", "--"]
    // The kernel does not report the child's end: another child's does it, an orphan's say.
    let commands = "echo ready; while :; do (true &); sleep .05; done"
    let scene = try Scene(setting, ["--", "sh", "-c", commands])
    defer { scene.end() }
    try scene.ready()
    let silent = try eventually("the child that was there before") {
      ProcessTable.children(of: try scene.initPID())
        .first { ProcessTable.entry($0)?.name == "initlet-fixture" }
    }
    try Scene.send(SIGTERM, to: silent)
    try scene.expectGone([silent])
  }
}
