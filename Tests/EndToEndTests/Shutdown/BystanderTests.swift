import Glibc
import Testing

@testable import TestSupport

@Suite("The shutdown harms no bystander", .needs(.namespaces))
struct BystanderTests {
  private static let kinds =
    Leftovers.places.flatMap { ["\($0):ignore", "\($0):stopped"] } + ["deep20:ignore"]

  @Test(
    "The shutdown leaves neighbours, siblings and the parent as they are", arguments: ["3", "stay"])
  func shutdownLeavesNeighboursSiblingsAndParentAlone(_ code: String) throws {
    let scene = try Scene(
      .held(.subreaper).beside(Bystanders.commands),
      ["-t0.2"] + Leftovers.command(code, Self.kinds))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "left ")
    if code == "stay" { try scene.send(SIGTERM) }
    #expect(try scene.report() == .exited(code == "stay" ? 143 : 3))
    try Bystanders.expectUnharmed(scene)
  }

  @Test(
    "A process that gets a leftover's number again is not signalled", .needs(.ownHighestPID),
    arguments: [["-t0"], ["-t0.1"], ["-t0", "--guard"]], ["runaway=8", "bomb=100"])
  func recycledNumberIsNotSignalled(_ options: [String], _ behaviour: String) throws {
    let setting = Setting.held(.subreaper).after(
      """
      echo 600 > /proc/sys/kernel/pid_max && \(Programs.fixture) nursery &
      while [ $(cat /proc/sys/kernel/pid_max) != 600 ]; do :; done; sleep 0.3; "$@"; exit $?
      """)
    let kinds = Self.kinds + ["deep20:ignore", "session:\(behaviour)"]
    let scene = try Scene(setting, options + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    try Self.expectUnharmedNursery(scene)
  }

  private static func expectUnharmedNursery(_ scene: Scene) throws {
    let nursery = try eventually("nobody but the nursery") {
      let others = try scene.survivors()
      let first = others.filter { entry in !others.contains { $0.pid == entry.parent } }
      return first.count == 1 ? first[0].pid : nil
    }
    try Scene.send(SIGUSR1, to: nursery)
    let words = try scene.process.output.line(containing: "born ").split(separator: " ")
    // Once around there are 300 numbers, from RESERVED_PIDS to pid_max.
    #expect((Int(words[1]) ?? 0) > 600, "enough for numbers to come back")
    #expect(words[3] == "0")
  }

  /// A scene with children and others below it, told to end under strace.
  private static func traced(
    _ role: Role, _ behaviour: String, _ options: [String]
  ) throws -> (Trace, children: Set<Int32>, deeper: Set<Int32>) {
    let kinds = ["deep4:\(behaviour)", "daemon:\(behaviour)"]
    let scene = try Scene(.held(role), ["-t1"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    let all = Set(try scene.leftovers().compactMap(ProcessTable.namespacePID))
    // The command's are adopted when it ends; the daemon has been before.
    let command = try scene.commandPID()
    let near = ProcessTable.children(of: command) + ProcessTable.children(of: try scene.initPID())
    let children = all.intersection(near.compactMap(ProcessTable.namespacePID))
    let trace = try Trace(try scene.initPID(), options)
    try scene.endCommand()
    #expect(try scene.initEnding() == .exited(137))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
    return (trace, children, all.subtracting(children))
  }

  @Test("Only PID 1 signals everybody by kill(-1)", .needs(.strace), arguments: Role.allCases)
  func onlyNamespaceInitSignalsEverybody(_ role: Role) throws {
    let (trace, _, _) = try Self.traced(role, "ignore", ["-e", "trace=kill"])
    #expect(try trace.targets(of: "kill").contains(-1) == (role == .pid1))
  }

  @Test("A subreaper signals children by number and other descendants by pidfd", .needs(.strace))
  func subreaperSignalsChildrenByNumberAndOthersByHandle() throws {
    let calls = "trace=kill,pidfd_open,pidfd_send_signal"
    let (trace, children, deeper) = try Self.traced(.subreaper, "ignore", ["-e", calls])
    #expect(children.count == 2 && deeper.count == 3)
    let numbers = try trace.targets(of: "kill", with: "SIGTERM")
    #expect(Set(numbers) == children && numbers.count == children.count)
    #expect(deeper.isSubset(of: try trace.targets(of: "pidfd_open")))
    let handles = try trace.targets(of: "pidfd_send_signal", with: "SIGTERM")
    #expect(handles.count == deeper.count)
    #expect(try trace.targets(of: "kill").allSatisfy { $0 > 0 })
  }

  @Test(
    "Leftovers end by number where pidfds are refused", .needs(.strace),
    arguments: ["ENOSYS", "EPERM", "EMFILE"])
  func leftoversEndWithoutHandles(_ error: String) throws {
    let (trace, _, deeper) = try Self.traced(
      .subreaper, "obey", ["-e", "trace=kill,pidfd_open", "-e", "inject=pidfd_open:error=\(error)"])
    #expect(deeper.isSubset(of: try trace.targets(of: "kill")))
    #expect(try !trace.targets(of: "kill").contains(-1))
  }
}
