import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// Podman treats a container as systemd treats a service, or as one that runs systemd.
  @Suite("Below Podman the conventions of systemd reach the command", .serialized)
  struct SystemdConventionTests {
    private static let options = ["--systemd", "always"]
    /// SIGRTMIN+3, which halts a systemd: podman stop sends it in place of TERM.
    private static let halt: Int32 = 37
    private static let command = [
      "/fixture", "leave-behind", "stay", "session:obey", "daemon:tell",
    ]

    private static func stop(
      _ words: [String], _ command: [String] = command
    ) throws -> (code: String, log: String) {
      let engine = try Engine.shared(.podman)
      let container = try Container(engine, words + command, options: options)
      defer { container.remove() }
      try container.awaitLog("left 2")
      #expect(try container.field(".Config.StopSignal") == "\(halt)")
      try engine.text("stop", "--time", "5", container.id)
      return (try container.exitCode(), try container.log())
    }

    @Test("podman run --systemd=always asks a command to end by TERM where the init is told so")
    func stopSignalIsRewritten() throws {
      let (code, log) = try Self.stop(["/initlet", "-t", "1", "-r", "RTMIN+3:TERM", "--"])
      #expect(code == "143")
      #expect(log.contains(" signal 15\n"), "\(log)")
    }

    @Test("podman run --systemd=always ends an init's command by its own signal")
    func stopSignalArrives() throws {
      let (code, log) = try Self.stop(["/initlet", "-t", "1", "--"])
      #expect(code == "\(128 + Self.halt)")
      #expect(log.contains(" signal 15\n"), "\(log)")
    }

    @Test("podman run --systemd=always kills a command that has no init")
    func stopSignalIsLostWithoutInit() throws {
      let (code, log) = try Self.stop([])
      #expect(code == "137")
      #expect(!log.contains(" signal "), "\(log)")
    }

    @Test("A command below the init tells the engine that it is ready (sd_notify)")
    func readinessIsTold() throws {
      let engine = try Engine.shared(.podman)
      let socket = engine.folder["notify"]
      let told = try UnixSocket.datagrams(socket)
      defer { unlink(socket) }
      let script = "systemd-notify --ready && echo told; exec sleep 1000"
      let starting = try engine.begin(
        ["run", "--detach", "--sdnotify", "container", Image.system.rawValue, "/initlet", "--"]
          + ["sh", "-c", script],
        by: ["/usr/bin/env", "NOTIFY_SOCKET=\(socket)"])
      defer { starting.kill() }
      let outcome = try starting.finish(within: 60)
      #expect(outcome.ending == .exited(0))
      let id = outcome.output.split(separator: "\n").last.map(String.init)
      let container = Container(engine, existing: try #require(id))
      defer { container.remove() }
      try container.awaitLog("told")
      try told.text(through: "READY=1")
    }
  }
}
