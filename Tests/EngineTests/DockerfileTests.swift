import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  @Suite("Dockerfile.example works")
  struct DockerfileTests {
    @Test("Dockerfile.example builds from start to end, and what it builds runs")
    func exampleBuildsAndRuns() throws {
      let engine = try Engine.shared(.docker)
      try MachineImages.loadCompiler(into: engine)
      try MachineImages.loadDebian(into: engine)
      // The build has to reach Debian's archive, and the engine of the tests has no network.
      let commit = "0123456789abcdef0123456789abcdef01234567"
      try engine.text(
        "build", "--network", "host", "--file", "\(Programs.package)/Dockerfile.example",
        "--build-arg", "COMMIT=\(commit)", "--tag", "initlet-test-example", Programs.package,
        within: 600)
      let version = try engine.text(
        "run", "--rm", "--entrypoint", "/initlet", "initlet-test-example", "--version")
      let line = /initlet version [0-9.]+ - git\.0123456/
      #expect(version.wholeMatch(of: line) != nil, "\(version)")
      try Self.showReadmeCommand(engine)
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

    /// The README's first command, but for the building, in a container with no privilege more
    /// than the engine gives by itself.
    private static func showReadmeCommand(_ engine: Engine) throws {
      let command = try Readme.block("sh", startingWith: "swift build -c release")
        .split(separator: "&&\n", maxSplits: 1)[1]
        .replacing(".build/release/initlet", with: "/initlet")
      let outcome = try engine.call(
        ["run", "--rm", "--entrypoint", "sh", "initlet-test-example", "-c", "\(command); exit $?"])
      #expect(outcome.ending == .exited(0))
      let ended = outcome.errors.matches(of: /Reaped [^\n]* killed by SIGTERM\n/)
      #expect(ended.count == 2, "\(outcome.errors)")
    }
  }
}
