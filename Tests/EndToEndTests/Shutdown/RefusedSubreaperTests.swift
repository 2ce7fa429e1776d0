import Glibc
import Testing

@testable import TestSupport

/// As in gVisor of 2022, in QEMU's user mode and under filters of system calls.
@Suite(
  "An init that may be no subreaper ends the command's process group", .needs(.namespaces))
struct RefusedSubreaperTests {
  private static let places = ["background", "nohup"]
  private static var refusing: Setting {
    .held(.subreaper).refusingSubreaper
  }

  @Test("Each member of the group can end cleanly, also a stopped one", arguments: places)
  func membersCanEndCleanly(_ place: String) throws {
    for behaviour in ["write", "stopped-write"] {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let kinds = ["\(place):\(behaviour)=\(folder["ended"])"]
      let scene = try Scene(Self.refusing, ["-t100"] + Leftovers.command("4", kinds))
      defer { scene.end() }
      let duration = try seconds {
        let report = try scene.report()
        #expect(report == .exited(4))
      }
      #expect(folder.read("ended") == "ended\n", "\(behaviour)")
      #expect(try scene.survivors().map(\.name) == [])
      #expect(duration < 50, "the init notices the end of the group")
    }
  }

  @Test("Members that do not end get KILL after the grace period", arguments: ["0", "0.2"])
  func membersGetKill(_ period: String) throws {
    let kinds = Self.places.map { "\($0):ignore" }
    let scene = try Scene(Self.refusing, ["-t", period] + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    #expect(try scene.survivors().map(\.name) == [])
  }

  @Test("What has left the group stays, as does whoever was there before")
  func othersStay() throws {
    let scene = try Scene(
      Setting.held(.subreaper).beside(Bystanders.commands).refusingSubreaper,
      ["-t0.2"]
        + Leftovers.command("stay", ["group:ignore", "session:ignore", "background:ignore"]))
    defer { scene.end() }
    let left = try scene.leftovers()
    try scene.endCommand()
    #expect(try scene.report() == .exited(137))
    let stayed = try scene.survivors().map(\.pid)
    #expect(left.count == 3 && left.count { stayed.contains($0) } == 2)
    for other in left { kill(other, SIGKILL) }
    try Bystanders.expectUnharmed(scene)
  }

  @Test("A member is told once in a stop: by -g or -a, or when the command has ended")
  func memberIsToldOnce() throws {
    for options in [
      [], ["-g"], ["-a"], ["-g", "--stop-timeout", "0.1"], ["--stop-timeout", "0.1"],
    ] {
      let scene = try Scene(
        Self.refusing, ["-t1"] + options + Leftovers.command("stay", ["background:tell"]))
      defer { scene.end() }
      let member = try #require(try scene.leftovers().first.flatMap(ProcessTable.namespacePID))
      try scene.send(SIGTERM)
      // The command ends of it.
      #expect(try scene.report() == .exited(143))
      scene.end()
      let told = try scene.process.output.rest().split(separator: "\n").filter {
        $0 == "\(member) signal \(SIGTERM)"
      }
      #expect(told.count == 1, "\(options)")
    }
  }

  @Test("Whom the tree has told below a command that outlives its time limit is not told again")
  func memberBelowLateCommandIsToldOnce() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let script = """
      trap 'echo command' TERM
      (trap 'echo member; echo >\(folder["told"])' TERM; echo left 1; while :; do sleep 0.05; done) &
      until [ -e \(folder["told"]) ]; do sleep 0.05; done
      exit 5
      """
    let scene = try Scene(
      Self.refusing, ["-t6", "--stop-timeout", "0.1", "--", "sh", "-c", script])
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left 1")
    try scene.send(SIGTERM)
    #expect(try scene.report() == .exited(5))
    #expect(try scene.survivors().map(\.name) == [])
    scene.end()
    let said = try scene.process.output.rest().split(separator: "\n")
    #expect(said.count { $0 == "command" } == 1 && said.count { $0 == "member" } == 1, "\(said)")
  }

  /// With `-c` the group is the init's own, and with `--wait` nobody tells of the members' end.
  @Test(
    "With -c and with --wait the members are left alone",
    arguments: [["-t0.1", "-c"], ["-t0", "--wait"]])
  func membersAreLeftAlone(_ options: [String]) throws {
    let scene = try Scene(
      Self.refusing, options + Leftovers.command("3", ["background:ignore"]))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    #expect(try scene.survivors().map(\.name) == ["initlet-fixture"])
  }

  @Test("Where another process has fetched the command's status the init exits, whoever is left")
  func lostStatusEndsInit() throws {
    let call = try #require(SystemCalls.names.first { $0.value == "wait4" }?.key)
    let scene = FailingScene(
      testDescription: "a member of the group", before: Self.refusing.before,
      words: Leftovers.command("7", ["background:ignore"]))
    let failing = FailingCall(generation: 1, call: call, error: Int(ECHILD), which: 1...Int.max)
    let outcome = try scene.run(.subreaper, failing)
    #expect(outcome.initEnding == .exited(1))
    #expect(outcome.messages.count { $0.contains("status lost") } == 1)
  }
}
