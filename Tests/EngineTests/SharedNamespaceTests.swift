import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// Stories 1 and 2: a container whose PID namespace others share.
  @Suite("In a shared PID namespace nothing of a container survives it", .serialized)
  struct SharedNamespaceTests {
    /// nginx with what people start beside it.
    private static let helpers = """
      nohup sleep 1001 & sleep 1002 & setsid sleep 1003 & (setsid sh -c 'sleep 1004 &' &)
      exec nginx -g "daemon off;"
      """

    private static let names = ["nginx": 3, "sleep": 4]

    enum Victim: String, CaseIterable, Sendable {
      /// The container's first process: the init, where there is one.
      case first
      case main
      /// The main process and its workers.
      case tree = "main and workers"
    }

    private static func kill(_ victim: Victim, of container: Container, in pod: Pod) throws {
      let guests = try pod.awaitGuests(names)
      let nginx = guests.filter { $0.name == "nginx" }
      let main = try #require(nginx.first { one in !nginx.contains { $0.pid == one.parent } })
      switch victim {
      case .first: try Scene.send(SIGKILL, to: try container.pid())
      case .main: try Scene.send(SIGKILL, to: main.pid)
      // Once the main process has gone, the rest may be gone as well.
      case .tree:
        for one in [main] + nginx.filter({ $0.pid != main.pid }) {
          try? Scene.send(SIGKILL, to: one.pid)
        }
      }
    }

    @Test(
      "1. When the main process is killed, nothing of its container survives",
      arguments: Engine.Kind.allCases, Engine.Vintage.allCases)
    func killedMainProcessLeavesNothing(_ kind: Engine.Kind, _ vintage: Engine.Vintage) throws {
      let pod = try Pod(try Engine.shared(kind))
      defer { pod.remove() }
      for victim in Victim.allCases {
        let command = Contender.initlet.words(["--guard"]) + ["sh", "-c", Self.helpers]
        let container = try pod.start(command, vintage)
        defer { container.remove() }
        let duration = try container.secondsToEnd {
          try Self.kill(victim, of: container, in: pod)
        }
        let left = try pod.guests()
        #expect(duration != nil && left.map(\.name) == [], "\(victim)")
        Self.note(victim, kind, vintage, .initlet, duration, left)
        try pod.expectUnharmed()
        #expect(try container.field(".State.Status") == "exited")
        #expect(try container.exitCode() == "137")
        #expect(try container.log().contains("SIGKILL") == (victim != .first))
        try pod.engine.text("restart", container.id)
        _ = try pod.awaitGuests(Self.names)
        #expect(try pod.engine.text("exec", container.id, "cat", "/run/nginx.pid") != "")
        try pod.engine.text("stop", container.id)
        #expect(try pod.guests().map(\.name) == [])
        try pod.expectUnharmed()
      }
    }

    private static func note(
      _ victim: Victim, _ kind: Engine.Kind, _ vintage: Engine.Vintage, _ contender: Contender,
      _ duration: Double?, _ left: [ProcessEntry]
    ) {
      Figures.note(
        "1. KILL of \(victim.rawValue)", kind, contender, vintage, seconds: duration,
        "\(left.count) left")
    }

    @Test(
      "1. With another init or none, only today's engine ends the rest of a container",
      arguments: Engine.Kind.allCases, Engine.Vintage.allCases)
    func killedMainProcessLeavesProcessesUnderOthers(_ kind: Engine.Kind, _ vintage: Engine.Vintage)
      throws
    {
      for contender in Contender.others {
        let pod = try Pod(try Engine.shared(kind))
        defer { pod.remove() }
        let container = try pod.start(contender.words() + ["sh", "-c", Self.helpers], vintage)
        defer { container.remove() }
        let duration = try container.secondsToEnd(within: 4) {
          try Self.kill(.main, of: container, in: pod)
        }
        let left = try pod.guests().filter { !$0.isZombie }
        Self.note(.main, kind, vintage, contender, duration, left)
        #expect(left.isEmpty == (vintage == .today), "\(contender)")
      }
    }

    @Test(
      "2. A restart takes less than two seconds and leaves nothing of the time before",
      arguments: Engine.Kind.allCases, Engine.Vintage.allCases)
    func restartIsQuickAndLeavesNothing(_ kind: Engine.Kind, _ vintage: Engine.Vintage) throws {
      for contender in Contender.allCases {
        let pod = try Pod(try Engine.shared(kind))
        defer { pod.remove() }
        let command = ["sh", "-c", "touch /tmp/healthy && sleep 1000"]
        let container = try pod.start(contender.words() + command, vintage)
        defer { container.remove() }
        _ = try pod.awaitGuests(["sleep": 1])
        let duration = try quickest(of: contender == .initlet ? 3 : 1, below: 2) {
          try seconds { try pod.engine.text("restart", container.id) }
        }
        let isRepeated = contender == .nothing && vintage == .old
        let sleepers = try pod.awaitGuests(["sleep": isRepeated ? 2 : 1])
        Figures.note(
          "2. restart", kind, contender, vintage, seconds: duration,
          "\(sleepers.count { $0.name == "sleep" } - 1) left")
        if contender == .initlet {
          #expect(duration < 2)
          try pod.expectUnharmed()
        }
      }
    }
  }
}
