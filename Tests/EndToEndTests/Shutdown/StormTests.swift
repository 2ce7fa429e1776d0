import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Storms and depths do not keep the init from ending", .needs(.namespaces, .ownHighestPID),
  .serialized)
struct StormTests {
  /// A command that starts makers of orphans, and ends with its standard input.
  private static func storm(_ width: Int, _ changes: String) -> [String] {
    let maker = "\(Programs.fixture) with-state \(changes) -- \(Programs.fixture) orphan-maker"
    let start = String(repeating: "setsid \(maker) forever & ", count: width)
    return ["--", "sh", "-c", "\(start) echo ready; read line; exit 4"]
  }

  @Test(
    "The shutdown ends while orphans end without end", arguments: ["umask=022", "ignored=15"],
    Role.allCases)
  func shutdownEndsStormOfOrphans(_ changes: String, _ role: Role) throws {
    let width = 8
    let setting = Setting.held(role).withRoom(for: 3000)
    let scene = try Scene(setting, ["-t0.5"] + Self.storm(width, changes))
    defer { scene.end() }
    try scene.ready()
    let command = try scene.commandPID()
    _ = try eventually("the makers to work") {
      let makers = ProcessTable.children(of: command)
      return makers.count(where: { !ProcessTable.children(of: $0).isEmpty }) >= width / 2
        ? true : nil
    }
    scene.process.input.close()
    #expect(try scene.initEnding() == .exited(4))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test("The shutdown of 600 levels that ignore TERM is no work", arguments: Role.allCases)
  func deepTreeThatIgnoresTermIsEnded(_ role: Role) throws {
    let setting = Setting.held(role).withRoom(for: 3000)
    let scene = try Scene(setting, ["-t0.5"] + Leftovers.command("3", ["deep600:ignore"]))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    #expect(try scene.initEnding() == .exited(3))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }
}
