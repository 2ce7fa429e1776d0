import Foundation
import Testing

@testable import TestSupport

extension EngineTests {
  /// The manifests of the README, as they stand there.
  @Suite("The README's pods work", .serialized)
  struct KubernetesTests {
    /// The manifest of the pod with this name, and the place where it can be played from.
    private static func manifest(_ name: String, in folder: TemporaryFolder) throws -> String {
      let readme = try #require(ProcessTable.read("\(Programs.package)/README.md"))
      let blocks = readme.components(separatedBy: "```yaml\n").dropFirst()
        .compactMap { $0.components(separatedBy: "```").first }
      let text = try #require(
        blocks.first { $0.contains("kind: Pod\n") && $0.contains(" \(name)\n") })
      // Podman 4.3 starts init containers again and again in a pod that always restarts its own
      // (containers/podman#16343).
      return try folder.file(
        "pod.yaml", text.replacing("\nspec:\n", with: "\nspec:\n  restartPolicy: OnFailure\n"))
    }

    /// Plays it with the images that it names.
    private static func play(
      _ name: String, _ vintage: Engine.Vintage = .today, _ body: (Engine) throws -> Void
    ) throws {
      let engine = try Engine.shared(.podman)
      try engine.text("tag", Image.system.rawValue, "registry.example/web:1")
      let folder = try TemporaryFolder()
      let manifest = try manifest(name, in: folder)
      defer {
        _ = try? engine.call(["pod", "rm", "--force", "--time", "0", name])
        _ = try? engine.call(["volume", "rm", "--force", "initlet-bin"])
        folder.remove()
      }
      let text = ProcessTable.read(manifest)
      if let own = text?.firstMatch(of: #/registry\.example/initlet:[\d.]+/#) {
        try engine.text("tag", Image.bare.rawValue, String(own.0))
      }
      try engine.text(["play", "kube", manifest], vintage)
      try body(engine)
    }

    /// nginx as it should be there, under initlet.
    private static func nginx(_ container: Container) throws -> [ProcessEntry] {
      try eventually("nginx", within: 30) {
        let nginx = try container.members().filter { $0.name == "nginx" }
        return nginx.count == 3 ? nginx : nil
      }
    }

    @Test(
      "The README's pods with initlet baked in or handed over end cleanly",
      arguments: [("baked-in", "/initlet"), ("handed-over", "/initlet-bin/initlet")])
    func podEndsCleanly(_ name: String, _ path: String) throws {
      try Self.play(name) { engine in
        let web = Container(engine, existing: "\(name)-web")
        _ = try Self.nginx(web)
        let first = try web.pid()
        #expect(ProcessTable.link("/proc/\(first)/exe") == path)
        let shipped = ProcessTable.bytes(of: try Programs.initlet.get())
        #expect(ProcessTable.bytes(of: "/proc/\(first)/exe") == shipped)
        let duration = try seconds { try engine.text("pod", "stop", name) }
        #expect(try web.exitCode() == "0")
        Figures.note("README: \(name), pod stop", .podman, .initlet, seconds: duration, "0 left")
      }
    }

    @Test(
      "In the README's shared pod a killed container leaves nothing and comes back",
      arguments: Engine.Vintage.allCases)
    func killedContainerLeavesNothingAndComesBack(_ vintage: Engine.Vintage) throws {
      try Self.play("shared", vintage) { engine in
        let web = Container(engine, existing: "shared-web")
        let neighbour = Container(engine, existing: "shared-neighbour")
        let before = try Self.nginx(web)
        let beside = try neighbour.pid()
        let first = try web.pid()
        try Scene.send(SIGKILL, to: first)
        // Podman restarts it by itself, as the kubelet would.
        let after = try eventually("another nginx, alone", within: 30) {
          let nginx = try neighbour.members().filter { $0.name == "nginx" }
          return nginx.count == 3
            && nginx.allSatisfy { one in !before.contains { $0.pid == one.pid } }
            ? nginx : nil
        }
        #expect(after.count == 3)
        // That of the neighbour and that of the container that has come back.
        let sleepers = try neighbour.members().count { $0.name == "sleep" }
        #expect(sleepers == 2)
        #expect(try neighbour.pid() == beside)
      }
    }
  }
}
