import Glibc
import Testing

@testable import TestSupport

@Suite("Under a peer's name inheritance stays complete", .needsPeers)
struct InheritanceTests {
  private static let changes = [
    "directory=/usr/share", "umask=027", "blocked=15", "blocked=20", "blocked=64", "ignored=1",
    "ignored=17", "ignored=13", "open=3", "open=77",
  ]

  @Test(
    "Under a peer's name the command inherits all as it came", arguments: Contender.standIns,
    Role.allCases)
  func commandInheritsAll(_ contender: Contender, _ role: Role) throws {
    try TransparencyTests.compare(Setting(role, contender), Self.changes)
    try TransparencyTests.compare(Setting(role, contender), ["closed=0", "closed=2"])
  }

  @Test(
    "Under a peer's name the init keeps no folder and no file", arguments: Contender.standIns,
    Role.allCases)
  func initKeepsNoFolderOrFile(_ contender: Contender, _ role: Role) throws {
    var setting = try Setting(role, contender)
    setting.before = [Programs.fixture, "with-state"] + Self.changes + ["--"]
    let scene = try Scene(setting, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let pid = try scene.initPID()
    _ = try eventually("the init to let go") {
      ProcessTable.link("/proc/\(pid)/cwd") == "/"
        && Set(ProcessTable.names(in: "/proc/\(pid)/fd")) == ["0", "1", "2"]
        ? true : nil
    }
    #expect(ProcessTable.link("/proc/\(try scene.commandPID())/cwd") == "/usr/share")
  }
}
