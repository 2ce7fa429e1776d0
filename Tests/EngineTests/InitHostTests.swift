import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// The places where engines put an init of their own.
  @Suite("As an engine's own init initlet works", .serialized)
  struct InitHostTests {
    @Test("dockerd reads the version of initlet as docker-init without a warning")
    func dockerdReadsVersionWithoutWarning() throws {
      let engine = try Engine.shared(.docker)
      let own = try Subprocess([try Programs.initlet.get(), "--version"]).finish().output
      let number = try #require(own.firstMatch(of: /\d+\.\d+\.\d+/)).output
      let components = try engine.text(
        "version", "--format", "{{range .Server.Components}}{{.Name}} {{.Version}},{{end}}")
      #expect(components.contains("docker-init \(number),"), "\(components)")
      let info = try engine.text("info", "--format", "{{.InitBinary}}|{{json .InitCommit}}")
      #expect(info.hasPrefix("\(engine.folder.path)/helpers/docker-init|"))
      #expect(!info.contains("N/A"), "\(info)")
      let log = engine.folder.read("log") ?? ""
      // "failed to retrieve docker-init version"; others are about the containers of other tests.
      let warnings = log.split(separator: "\n").filter {
        $0.contains("level=warning") && $0.contains("docker-init")
      }
      #expect(warnings == [])
    }

    /// A command that leaves an orphan and tells what runs as PID 1.
    private static let command = ["sh", "-c", "(sleep 0.05 &); echo ready; sleep 1000"]

    private static func check(_ kind: Engine.Kind, _ options: [String], name: String) throws {
      let engine = try Engine.shared(kind)
      let container = try Container(engine, command, options: options)
      defer { container.remove() }
      try container.awaitLog("ready")
      let first = try container.pid()
      #expect(ProcessTable.link("/proc/\(first)/exe") == name)
      let shipped = ProcessTable.bytes(of: try Programs.initlet.get())
      #expect(ProcessTable.bytes(of: "/proc/\(first)/exe") == shipped)
      _ = try eventually("the orphan to be reaped", within: 30) {
        try container.members().count { $0.name == "sleep" } == 1 ? true : nil
      }
      try engine.text("stop", container.id)
      #expect(try container.exitCode() == "143")
      let codes = [("exit 7", Int32(7)), ("kill -KILL $$", 137), ("kill -TERM $$", 143)]
      for (script, code) in codes {
        #expect(try engine.run(["sh", "-c", script], options: options).ending == .exited(code))
      }
      // What docker-init says, and what catatonit says.
      let notFound: Int32 = kind == .docker ? 127 : 1
      #expect(try engine.run(["/nothing"], options: options).ending == .exited(notFound))
    }

    @Test("docker run --init works with initlet")
    func dockerRunInitWorks() throws {
      try Self.check(.docker, ["--init"], name: "/sbin/docker-init")
    }

    @Test("podman run --init works with initlet")
    func podmanRunInitWorks() throws {
      try Self.check(.podman, ["--init"], name: "/run/podman-init")
    }

    @Test("podman run --init-path works with initlet")
    func podmanRunInitPathWorks() throws {
      let path = try Programs.initlet.get()
      try Self.check(.podman, ["--init", "--init-path", path], name: "/run/podman-init")
    }

    @Test("Podman's pods are held and reaped by initlet as catatonit")
    func podmanPodIsHeldAndReaped() throws {
      let engine = try Engine.shared(.podman)
      let pod = try engine.text("pod", "create", "--share", "pid")
      defer { _ = try? engine.call(["pod", "rm", "--force", "--time", "0", pod]) }
      let container = try Container(engine, Self.command, options: ["--pod", pod])
      try container.awaitLog("ready")
      let holder = Container(
        engine,
        existing: try engine.text("pod", "inspect", "--format", "{{.InfraContainerID}}", pod))
      let first = try holder.pid()
      #expect(ProcessTable.namespacePID(first) == 1)
      #expect(ProcessTable.link("/proc/\(first)/exe") == "/catatonit")
      let shipped = ProcessTable.bytes(of: try Programs.initlet.get())
      #expect(ProcessTable.bytes(of: "/proc/\(first)/exe") == shipped)
      _ = try eventually("the orphan to be reaped", within: 30) {
        try holder.members().count { $0.name == "sleep" } == 1 ? true : nil
      }
      try engine.text("stop", holder.id)
      #expect(try holder.exitCode() == "0")
    }
  }
}
