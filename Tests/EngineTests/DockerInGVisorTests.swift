import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  @Suite("Where Docker runs containers in gVisor the init works", .serialized, .needs(.runsc))
  struct DockerInGVisorTests {
    /// Who names initlet.
    enum Way: String, CaseIterable, CustomTestStringConvertible {
      case entryPoint = "as entry point"
      case engine = "as docker-init"

      var testDescription: String { rawValue }

      var options: [String] {
        ["--runtime", EngineSetting.gVisorRuntime, "--env", "INITLET_OPTIONS=-v -t 1"]
          + (self == .engine ? ["--init"] : [])
      }

      var words: [String] { self == .engine ? [] : ["/initlet", "--"] }
    }

    @Test("The exit status of a command in gVisor reaches Docker", arguments: Way.allCases)
    func exitStatusReachesDocker(_ way: Way) throws {
      let engine = try Engine.shared(.docker)
      let outcome = try engine.run(
        way.words + ["sh", "-c", "echo $$; exit 7"], options: way.options)
      #expect(outcome.ending == .exited(7))
      #expect(outcome.output == "2\n")
    }

    @Test("What a command in gVisor leaves behind ends at docker stop", arguments: Way.allCases)
    func leftoversEndAtStop(_ way: Way) throws {
      let container = try Container(
        try Engine.shared(.docker),
        way.words + ["/fixture", "leave-behind", "stay", "session:obey", "daemon:tell"],
        options: way.options)
      defer { container.remove() }
      try container.awaitLog("left 2")
      let duration = try container.secondsToStop()
      #expect(try container.exitCode() == "143")
      // Docker reads the last lines after the end.
      try? container.awaitLog("killed by SIGKILL")
      let log = try container.log()
      #expect(log.contains(" signal 15\n"), "\(log)")
      #expect(!log.matches(of: /Reaped [^\n]*killed by SIGTERM/).isEmpty, "\(log)")
      #expect(!log.matches(of: /Reaped [^\n]*killed by SIGKILL/).isEmpty, "\(log)")
      Figures.note("docker stop in gVisor", .docker, .initlet, seconds: duration, way.rawValue)
    }
  }
}
