import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// Stories 7 and 8: a container that may do little, or has little memory.
  @Suite("A container with few rights or little memory keeps the promises", .serialized)
  struct LockedDownTests {
    private static let options = [
      "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--user", "65534",
    ]

    private static let command = [
      "/fixture", "leave-behind", "stay", "session:obey", "daemon:tell",
    ]

    private static let leaving = Contender.initlet.words(["-v", "-t", "1"]) + command

    private static func expectCleanEnd(_ text: String) {
      let log = text.lowercased()
      #expect(log.contains(" signal 15\n"), "\(log)")
      #expect(!log.matches(of: /reaped[^\n]*killed by sigterm/).isEmpty, "\(log)")
      #expect(!log.matches(of: /reaped[^\n]*killed by sigkill/).isEmpty, "\(log)")
      #expect(log.contains("exiting with status 143"))
    }

    @Test(
      "7. Leftovers end cleanly in a container with two executables and no privilege",
      arguments: Engine.Kind.allCases)
    func leftoversEndCleanlyWithoutPrivilege(_ kind: Engine.Kind) throws {
      let container = try Container(
        try Engine.shared(kind), Self.leaving, options: Self.options, image: .bare)
      defer { container.remove() }
      try container.awaitLog("left 2")
      let first = try container.pid()
      #expect(ProcessTable.status(first, "CapEff") == "0000000000000000")
      #expect(ProcessTable.status(first, "CapBnd") == "0000000000000000")
      #expect(ProcessTable.status(first, "NoNewPrivs") == "1")
      // The engine's own profile.
      #expect(ProcessTable.status(first, "Seccomp") == "2")
      #expect(ProcessTable.status(first, "Uid") == "65534")
      let duration = try container.secondsToStop()
      #expect(try container.exitCode() == "143")
      Self.expectCleanEnd(try container.log())
      Figures.note("7. locked down", kind, .initlet, seconds: duration, "daemon told")
    }

    @Test(
      "7. tini and dumb-init signal no daemon at the end of a locked-down container",
      arguments: Engine.Kind.allCases)
    func peersSignalNoDaemon(_ kind: Engine.Kind) throws {
      for contender in [Contender.tini, .dumbInit] {
        let container = try Container(
          try Engine.shared(kind), contender.words() + Self.command, options: Self.options)
        defer { container.remove() }
        try container.awaitLog("left 2")
        let duration = try container.secondsToStop()
        #expect(try !container.log().contains(" signal "), "\(contender)")
        Figures.note("7. locked down", kind, contender, seconds: duration, "daemon not told")
      }
    }

    @Test(
      "7. Leftovers end cleanly in a rootless container with nothing else in it", .needs(.setpriv))
    func leftoversEndCleanlyWithoutRoot() throws {
      let outcome = try RootlessPodman.run(
        """
        container=$(podman run --detach \(Image.bare.rawValue) \(Self.leaving.joined(separator: " ")))
        until podman logs $container | grep --quiet 'left 2'; do sleep 0.1; done
        cat /proc/$(podman inspect --format '{{.State.Pid}}' $container)/uid_map
        podman stop $container
        podman logs $container
        podman inspect --format 'code {{.State.ExitCode}}' $container
        podman run --rm \(Self.options.joined(separator: " ")) \(Image.bare.rawValue) \
          /initlet -- /fixture exit-with 7
        echo "code $?"
        cat /proc/[0-9]*/comm
        """)
      let all = outcome.output + outcome.errors
      #expect(outcome.output.contains(/0 +54321 +1\n/), "\(all)")
      Self.expectCleanEnd(all)
      #expect(outcome.output.contains("code 143\n"))
      #expect(outcome.output.contains("code 7\n"), "\(all)")
      // Podman keeps its user namespace with what it takes for catatonit.
      #expect(outcome.output.contains("catatonit\n"))
    }

    @Test(
      "8. A kill for lack of memory is reported as such", .needs(.memoryLimit),
      arguments: Engine.Kind.allCases)
    func killForMemoryIsReported(_ kind: Engine.Kind) throws {
      for contender in Contender.allCases {
        let script = "text=xxxxxxxx; while :; do text=$text$text; done"
        let container = try Container(
          try Engine.shared(kind), contender.words() + ["sh", "-c", script],
          options: ["--memory", "64m"])
        defer { container.remove() }
        let duration = try container.secondsToEnd {}
        #expect(try container.exitCode() == "137", "\(contender)")
        let log = try container.log()
        let isNamed = log.contains(/sh \(pid \d+\) was killed by SIGKILL; out of memory\?/)
        #expect(isNamed == (contender == .initlet), "\(log)")
        Figures.note(
          "8. out of memory", kind, contender, seconds: duration,
          "137, \(isNamed ? "said so" : "nothing said")")
      }
    }
  }
}
