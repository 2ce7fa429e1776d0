import Glibc
import Testing

@testable import TestSupport

@Suite("The init needs nothing of a system around it", .needs(.namespaces))
struct BareSurroundingsTests {
  @Test(
    "A command runs in an empty root without /proc, /dev, /tmp and shell", arguments: Role.allCases)
  func commandRunsInEmptyRoot(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.copy(Programs.fixture, as: "fixture")
    let outcome = try Self.run(role, in: folder, ["/fixture", "exit-with", "42"])
    #expect(outcome.ending == .exited(42))
    #expect(outcome.errors == "")
  }

  @Test("Leftovers end in an empty root too", arguments: Role.allCases)
  func leftoversEndInEmptyRoot(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.copy(Programs.fixture, as: "fixture")
    let kinds = ["background:ignore", "group:ignore", "session:ignore", "daemon:obey"]
    let outcome = try Self.run(
      role, in: folder, ["-t", "0.1", "--", "/fixture", "leave-behind", "3"] + kinds)
    #expect(outcome.ending == .exited(3))
    #expect(outcome.output == "left 4\n")
  }

  @Test(
    "A script without #! runs in a root with busybox alone", .needs(.busybox),
    arguments: Role.allCases)
  func scriptRunsWithBusyboxAlone(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.folder("bin")
    try folder.copy(Requirement.busybox.program(), as: "bin/busybox")
    try folder.link("bin/sh", to: "busybox")
    try folder.script("plain", "echo \"$0 $*\"; exit 6", first: "")
    let outcome = try Self.run(role, in: folder, ["/plain", "a", "b"])
    #expect(outcome.output == "/plain a b\n")
    #expect(outcome.ending == .exited(6))
  }

  @Test(
    "A program without its dynamic loader is reported as one without its interpreter",
    arguments: Role.allCases)
  func missingLoaderIsReported(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.copy("/bin/true", as: "dynamic")
    let outcome = try Self.run(role, in: folder, ["/dynamic"])
    #expect(outcome.ending == .exited(126))
    #expect(outcome.errors == "initlet: '/dynamic': interpreter not found\n")
  }

  @Test(
    "A script without #! is refused in one line where there is no shell", arguments: Role.allCases)
  func missingShellForScriptIsReported(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.script("plain", "echo", first: "")
    let outcome = try Self.run(role, in: folder, ["/plain"])
    #expect(outcome.ending == .exited(126))
    #expect(outcome.errors == "initlet: '/plain': interpreter not found\n")
  }

  @Test("A shell that is no program is reported for a script without #!", arguments: Role.allCases)
  func invalidShellIsReported(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.folder("bin")
    try folder.script("bin/sh", "echo", first: "")
    try folder.script("plain", "echo", first: "")
    let outcome = try Self.run(role, in: folder, ["/plain"])
    #expect(outcome.ending == .exited(126))
    #expect(outcome.errors == "initlet: '/plain': exec format error\n")
  }

  /// Runs a copy of the init, with the folder as the root of everything.
  private static func run(
    _ role: Role, in folder: TemporaryFolder, _ arguments: [String]
  ) throws -> Outcome {
    try folder.copy(Init.initlet.path(), as: "initlet")
    var setting = Setting(role)
    setting.path = "/initlet"
    setting.before = [Programs.fixture, "with-state", "root=\(folder.path)", "--"]
    return try Scene.run(setting, arguments)
  }

  @Test("A command runs in a read-only root", arguments: Role.allCases)
  func commandRunsInReadOnlyRoot(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = ["sh", "-c", "mount -o remount,bind,ro / && exec \"$@\"", "sh"]
    let outcome = try Scene.run(setting, ["sh", "-c", "touch /x 2>/dev/null || exit 9"])
    #expect(outcome.ending == .exited(9))
  }

  @Test("A command runs and leftovers end where no descriptor is open", arguments: Role.allCases)
  func leftoversEndWithoutDescriptors(_ role: Role) throws {
    var setting = Setting(role)
    setting.before =
      [Programs.fixture, "with-state", "closed=0", "closed=1", "closed=2", "--"]
    let leftovers = ["leave-behind", "7", "session:obey"]
    let outcome = try Scene.run(setting, ["-vvv", "--", Programs.fixture, "exit-with", "7"])
    #expect(outcome.ending == .exited(7))
    // The fixture cannot say that it is ready.
    let other = try Scene.run(
      setting,
      ["-vvv", "--", "sh", "-c", "exec >/dev/null; exec \"$@\"", "sh", Programs.fixture]
        + leftovers)
    #expect(other.ending == .exited(7))
  }

  @Test(
    "Leftovers end under an unprivileged user with no new privileges", .needs(.root),
    arguments: Role.allCases)
  func leftoversEndWithoutPrivileges(_ role: Role) throws {
    var setting = Setting(role)
    setting.before =
      [Programs.fixture, "with-state", "user=65534", "no-new-privs=1", "--"]
    let kinds = ["nohup:obey", "session:ignore", "daemon:stopped"]
    let outcome = try Scene.run(
      setting, ["-t", "0.1", "--", Programs.fixture, "leave-behind", "8"] + kinds)
    #expect(outcome.ending == .exited(8))
    #expect(outcome.errors == "")
  }

  @Test(
    "A command that no process can be made for is reported in one line", arguments: Role.allCases)
  func missingProcessIsReported(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = Setting.withoutRoomForProcesses(user: role == .pid1 ? 65532 : 65533)
    let outcome = try Scene.run(setting, ["--", Programs.fixture, "exit-with", "3"])
    #expect(outcome.ending == .exited(1))
    let reason = "resource temporarily unavailable"
    #expect(outcome.errors == "initlet: cannot start a process: \(reason)\n")
  }
}
