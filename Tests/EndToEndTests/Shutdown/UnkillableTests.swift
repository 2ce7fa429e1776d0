import Glibc
import Testing

@testable import TestSupport

@Suite("What cannot be ended is named, and the init exits", .needs(.namespaces))
struct UnkillableTests {
  /// The one line that names them.
  private static func expectNames(_ errors: [String], _ parts: String...) {
    #expect(errors.count == 1, "\(errors)")
    for part in parts { #expect(errors.first?.contains(part) == true, "\(errors)") }
  }

  @Test(
    "A leftover of another user is named where the init may not kill it", .needs(.root, .setpriv),
    arguments: Role.allCases)
  func processOfAnotherUserIsNamed(_ role: Role) throws {
    var setting = Setting.held(role)
    setting.before = [try Requirement.setpriv.program(), "--bounding-set=-kill", "--"]
    let kinds = ["user:ignore", "session:ignore", "daemon:obey"]
    let scene = try Scene(setting, ["-t0.1"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    let user = try #require(leftovers.first { ProcessTable.status($0, "Uid") == "65534" })
    let pid = try #require(ProcessTable.namespacePID(user))
    let duration = try seconds {
      try scene.endCommand()
      #expect(try scene.initEnding() == .exited(137))
    }
    #expect(duration >= 2, "the grace period, and 2 s without an end")
    if role == .subreaper { #expect(try scene.survivors().map(\.pid) == [user]) }
    scene.end()
    let errors = try scene.process.errors.rest().split(separator: "\n").map(String.init)
    // `unshare` has one of its own for the end of the namespace.
    let own = errors.filter { $0.hasPrefix("initlet: ") && !$0.contains("memory") }
    Self.expectNames(own, "\(pid) (initlet-fixture, state S)")
  }

  @Test(
    "A leftover that sleeps uninterruptibly is named", .needs(.freezer), arguments: Role.allCases)
  func uninterruptibleSleeperIsNamed(_ role: Role) throws {
    let freezer = try Freezer()
    let scene = try Scene(
      .held(role), ["-t0.1"] + Leftovers.command("stay", ["session:obey", "daemon:obey"]))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    let frozen = try #require(leftovers.first)
    let pid = try #require(ProcessTable.namespacePID(frozen))
    try freezer.freeze(frozen)
    let duration = try seconds {
      try scene.endCommand()
      let line = try scene.process.errors.line(containing: "gave up")
      Self.expectNames([line], "\(pid) (initlet-fixture, state D)")
    }
    #expect(duration >= 2)
    // Not even the kernel ends a namespace with such a process in it.
    if role == .pid1 { try freezer.thaw() }
    #expect(try scene.initEnding() == .exited(137))
    try freezer.thaw()
    try freezer.remove()
  }

  @Test(
    "The wait for a frozen leftover ends when it wakes up", .needs(.freezer),
    arguments: Role.allCases)
  func waitEndsWhenSleeperWakesUp(_ role: Role) throws {
    let freezer = try Freezer()
    let scene = try Scene(.held(role), ["-t0"] + Leftovers.command("stay", ["session:obey"]))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    try freezer.freeze(try #require(leftovers.first))
    try scene.endCommand()
    usleep(200_000)
    try freezer.thaw()
    #expect(try scene.initEnding() == .exited(137))
    try freezer.remove()
  }

  @Test("A leftover that a bystander traces and never waits for is named", .needs(.strace))
  func tracedProcessIsNamed() throws {
    let kinds = ["session:obey", "daemon:obey"]
    let scene = try Scene(.held(.subreaper), ["-t0"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    let leftovers = try scene.leftovers()
    let traced = try #require(leftovers.first)
    let pid = try #require(ProcessTable.namespacePID(traced))
    let trace = try Trace(traced, [])
    try trace.neglect()
    try scene.endCommand()
    let line = try scene.process.errors.line(containing: "gave up")
    // The one or the other, as the kernel has it: `t` or `Z`.
    Self.expectNames([line], ": \(pid) (initlet-fixture, state ")
    #expect(try scene.report() == .exited(137))
    withExtendedLifetime(trace) {}
  }

  @Test("The init gives up later when another leftover ends meanwhile", .needs(.root, .setpriv))
  func eachEndBeginsTimeAnew() throws {
    var setting = Setting.held(.subreaper)
    setting.before = [try Requirement.setpriv.program(), "--bounding-set=-kill", "--"]
    // Neither can be sent KILL; one of them is ended by somebody else, and in time.
    let scene = try Scene(
      setting, ["-t0"] + Leftovers.command("stay", ["user:ignore", "user:obey"]))
    defer { scene.end() }
    let users = try scene.leftovers()
    try scene.endCommand()
    usleep(500_000)
    try Scene.send(SIGTERM, to: users[1])
    let duration = try seconds { _ = try scene.initEnding() }
    #expect(duration >= 1.9)
  }
}
