import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// Stories 3 and 6: who reaps what others leave.
  @Suite("No zombie stays in a container", .serialized)
  struct ZombieTests {
    /// Longer by a variable, for a night.
    private static let duration =
      getenv("INITLET_STORY_SECONDS").flatMap { Int(String(cString: $0)) }
      ?? 20

    private static let count = duration * 150

    /// A container of the story, and its zombies as they were at the last look.
    private final class Factory {
      let contender: Contender
      let container: Container
      let first: pid_t
      /// In how many looks in a row each zombie has been there.
      private var zombies: [pid_t: Int] = [:]
      private(set) var longest = 0

      init(_ kind: Engine.Kind, _ contender: Contender) throws {
        self.contender = contender
        let command = ["/fixture", "zombie-factory", "\(count)", "\(duration)"]
        container = try Container(
          try Engine.shared(kind), contender.words() + command, options: ["--pids-limit", "-1"])
        first = try container.pid()
      }

      /// The zombies that PID 1 has adopted.
      func look() -> Int {
        let now = ProcessTable.children(of: first)
          .filter { ProcessTable.entry($0)?.isZombie == true }
        zombies = Dictionary(uniqueKeysWithValues: now.map { ($0, zombies[$0, default: 0] + 1) })
        longest = max(longest, zombies.values.max() ?? 0)
        return now.count
      }
    }

    @Test("3. No zombie that PID 1 has adopted stays")
    func adoptedZombiesAreReaped() throws {
      var factories: [Factory] = []
      defer {
        for factory in factories { factory.container.remove() }
      }
      for kind in Engine.Kind.allCases {
        for contender in Contender.allCases { factories.append(try Factory(kind, contender)) }
      }
      let deadline = Deadline.after(Double(Self.duration) + 120)
      while try !factories.allSatisfy({ try $0.container.log().contains("made") }) {
        try #require(!deadline.hasPassed)
        for factory in factories { _ = factory.look() }
        usleep(1_000_000)
      }
      for factory in factories {
        if factory.contender == .initlet {
          // Seconds; one may take a moment where everything does.
          #expect(factory.longest < 10)
          _ = try eventually("the last zombie to be reaped", within: 30) {
            factory.look() == 0 ? true : nil
          }
        }
        let left = factory.look()
        if factory.contender == .nothing { #expect(left >= Self.count) }
        Figures.note(
          "3. zombie factory, \(Self.count) orphans", factory.container.engine.kind,
          factory.contender,
          seconds: Double(Self.duration), "\(left) zombies")
      }
    }

    /// Each leaves an orphan.
    private static let check = ["sh", "-c", "(sleep 0.05 &); true"]

    private static func runChecks(_ container: Container, _ count: Int) throws {
      let side = 4
      for _ in 0..<(count / side) {
        let checks = try (0..<side).map { _ in
          try container.engine.begin(["exec", container.id] + check)
        }
        defer {
          for check in checks { check.kill() }
        }
        for check in checks { #expect(try check.finish(within: 60).ending == .exited(0)) }
      }
    }

    @Test("6. 200 health checks leave no zombie", arguments: Engine.Kind.allCases)
    func healthChecksLeaveNoZombie(_ kind: Engine.Kind) throws {
      for (contender, count) in [(Contender.initlet, 200), (.nothing, 20)] {
        let container = try Container(
          try Engine.shared(kind), contender.words() + ["sleep", "1000"])
        defer { container.remove() }
        let duration = try seconds { try Self.runChecks(container, count) }
        let expected = contender == .initlet ? 0 : count
        _ = try eventually("\(expected) zombies", within: 30) {
          let members = try container.members()
          let zombies = members.count(where: \.isZombie)
          return zombies == expected
            ? true : nil
        }
        Figures.note(
          "6. health checks", kind, contender, seconds: duration,
          "\(expected) zombies of \(count)")
      }
    }

    @Test(
      "6. An interactive exec does not delay the stop", arguments: Engine.Kind.allCases,
      [false, true])
    func interactiveExecDoesNotDelayStop(_ kind: Engine.Kind, _ hasTerminal: Bool) throws {
      let engine = try Engine.shared(kind)
      let duration = try quickest(below: 1) {
        let container = try Container(
          engine, Contender.initlet.words() + ["/fixture", "print-signals", "15"])
        defer { container.remove() }
        try container.awaitLog("ready")
        let terminal = try PseudoTerminal()
        let shell = try engine.begin(
          ["exec", hasTerminal ? "-it" : "-i", container.id, "sh", "-i"],
          by: hasTerminal ? ["/usr/bin/env"] + Setting(.pid1).on(terminal).before : [])
        defer { shell.kill() }
        let screen = hasTerminal ? terminal.output : shell.output
        if hasTerminal {
          try terminal.output.text(through: "#")
          try terminal.type("echo al''ive")
        } else {
          _ = write(shell.input.number, "echo alive\n", 11)
        }
        try screen.text(through: "alive")
        let duration = try container.secondsToStop()
        #expect(try container.exitCode() == "0")
        return duration
      }
      #expect(duration < 1)
      Figures.note(
        "6. stop beside an interactive exec\(hasTerminal ? " -t" : "")", kind, .initlet,
        seconds: duration, "0 left")
    }
  }
}
