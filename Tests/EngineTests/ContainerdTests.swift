import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// The engine below Docker and Kubernetes, without either.
  @Suite("Under containerd the init keeps its promises", .serialized)
  struct ContainerdTests {
    private static let helpers = "setsid sleep 1001 & (setsid sleep 1002 &); sleep 1003"

    /// Kills the first process of a container, and returns how many others are left.
    private static func leftovers(
      _ contender: Contender, _ vintage: Engine.Vintage
    ) throws -> Int {
      let containerd = try Containerd.shared.get()
      let ids = ["holder", "neighbour", "main"]
      defer { containerd.remove(ids) }
      try containerd.start(ids[0], ["/initlet", "-P"])
      try containerd.start(ids[1], ["/fixture", "print-signals"], beside: ids[0])
      try containerd.start(
        ids[2], contender.words(["--guard"]) + ["sh", "-c", helpers], beside: ids[0], vintage)
      let residents = [try containerd.pid(ids[0]), try containerd.pid(ids[1])]
      let namespace = try #require(ProcessTable.link("/proc/\(residents[0])/ns/pid"))
      func sleepers() -> Int {
        ProcessTable.members(of: namespace).count { $0.name == "sleep" && !$0.isZombie }
      }
      _ = try eventually("all helpers", within: 30) { sleepers() == 3 ? true : nil }
      let first = try containerd.pid(ids[2])
      let duration = try seconds {
        try Scene.send(SIGKILL, to: first)
        _ = try eventually("the end as containerd sees it", within: 30) {
          try containerd.hasStopped(ids[2]) ? true : nil
        }
      }
      try containerd.text("tasks", "remove", "--force", ids[2])
      #expect(try [containerd.pid(ids[0]), containerd.pid(ids[1])] == residents)
      let left = sleepers()
      Figures.note(
        "1. KILL of first", on: "containerd", contender, vintage, seconds: duration, "\(left) left")
      return left
    }

    @Test(
      "1. When a container's first process is killed, all of it ends under containerd",
      arguments: Engine.Vintage.allCases)
    func killedFirstProcessLeavesNothing(_ vintage: Engine.Vintage) throws {
      #expect(try Self.leftovers(.initlet, vintage) == 0)
    }

    @Test("1. With another init or none, an old containerd leaves processes alive")
    func killedFirstProcessLeavesAllWithoutInit() throws {
      for contender in Contender.others {
        #expect(try Self.leftovers(contender, .old) > 0, "\(contender)")
      }
    }

    @Test("4. TERM from containerd ends a script that traps nothing and its daemon")
    func termEndsScriptAndDaemon() throws {
      let containerd = try Containerd.shared.get()
      let script = ["sh", "-c", "setsid sleep 1000 & while :; do sleep 1; done"]
      for contender in [Contender.initlet, .nothing] {
        defer { containerd.remove(["script"]) }
        try containerd.start("script", contender.words() + script)
        let first = try containerd.pid("script")
        let namespace = try #require(ProcessTable.link("/proc/\(first)/ns/pid"))
        _ = try eventually("the script", within: 30) {
          ProcessTable.members(of: namespace).count { $0.name == "sleep" } == 2 ? true : nil
        }
        try containerd.text("tasks", "kill", "script")
        if contender == .initlet {
          _ = try eventually("the end", within: 30) {
            try containerd.hasStopped("script") ? true : nil
          }
          #expect(ProcessTable.members(of: namespace).isEmpty)
        } else {
          usleep(1_000_000)
          #expect(try !containerd.hasStopped("script"))
        }
      }
    }
  }
}
