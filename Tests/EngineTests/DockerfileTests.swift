import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  @Suite("Dockerfile.example")
  struct DockerfileTests {
    @Test("It builds from start to end, and what it builds runs")
    func build() throws {
      let engine = try Engine.shared(.docker)
      try MachineImages.loadCompiler(into: engine)
      try MachineImages.loadDebian(into: engine)
      // The build has to reach Debian's archive, and the engine of the tests has no network.
      try engine.text(
        "build", "--network", "host", "--file", "\(Programs.package)/Dockerfile.example",
        "--tag", "initlet-test-example", Programs.package, within: 600)
      let container = Container(
        engine, existing: try engine.text("run", "--detach", "initlet-test-example"))
      defer { container.remove() }
      _ = try eventually("nginx", within: 30) {
        try container.members().count { $0.name == "nginx" } > 1 ? true : nil
      }
      let first = try container.pid()
      #expect(ProcessTable.link("/proc/\(first)/exe") == "/initlet")
      let shipped = ProcessTable.bytes(of: try Programs.initlet.get())
      #expect(ProcessTable.bytes(of: "/proc/\(first)/exe")?.count == shipped?.count)
      let duration = try container.secondsToStop()
      #expect(try container.exitCode() == "0")
      Figures.note(
        "Dockerfile.example, stop of nginx", .docker, .initlet, seconds: duration, "0 left")
      #expect(
        try engine.text("run", "--rm", "initlet-test-example", "cat", "/proc/1/comm") == "initlet")
    }
  }
}
