import Glibc
import Testing

@testable import TestSupport

@Suite("A real service leaves nothing behind", .needs(.root, .namespaces, .nginx))
struct MainScenarioTests {
  @Test("nginx with forgotten processes ends cleanly within a second")
  func nginxEndsCleanlyWithinSecond() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.file("nginx.conf", Self.configuration(folder))
    let nginx = try Requirement.nginx.program()
    let service = "\(nginx) -p \(folder.path) -c nginx.conf -e stderr -g \"daemon off;\""
    let commands = "nohup sleep 1000 & setsid sleep 1000 & exec \(service)"
    var setting = Setting(.pid1)
    setting.environment = [Array("PATH=/usr/sbin:/usr/bin:/sbin:/bin".utf8)]
    let scene = try Scene(setting, ["-v", "-t100", "--", "sh", "-c", commands])
    defer { scene.end() }
    let pids = try eventually("nginx and its workers") {
      access(folder["socket"], F_OK) == 0 && folder.read("pid") != nil
        ? try Self.members(scene) : nil
    }
    #expect(try Self.answer(folder["socket"]).hasPrefix("HTTP/1.1 204"))
    var outcome: Outcome?
    let duration = try seconds {
      try scene.send(SIGTERM)
      outcome = try scene.process.finish()
    }
    #expect(duration < 50, "the grace period is 100 s")
    #expect(outcome?.ending == .exited(0), "\(outcome?.errors ?? "")")
    #expect(folder.read("pid") == nil, "nginx removes it when it ends cleanly")
    #expect(pids.allSatisfy { ProcessTable.entry($0) == nil })
    let errors = outcome?.errors ?? ""
    #expect(errors.contains("initlet: Forwarded SIGTERM"))
    #expect(errors.contains("initlet: Exiting with status 0"))
    // Were they killed by the end of the namespace, nobody would have reaped them. The other one
    // is in nginx's group and its child, so that nginx may be the one to reap it.
    #expect(!errors.matches(of: /Reaped[^\n]*SIGTERM/).isEmpty, "\(errors)")
  }

  private static func members(_ scene: Scene) throws -> [pid_t]? {
    let members = try scene.members()
    let isComplete =
      members.count(where: { $0.name == "sleep" }) == 2
      && members.count(where: { $0.name == "nginx" }) >= 2
    return isComplete ? members.map(\.pid) : nil
  }

  private static func configuration(_ folder: TemporaryFolder) -> String {
    """
    pid \(folder["pid"]);
    events {}
    http {
      access_log off;
      server { listen unix:\(folder["socket"]); return 204; }
    }

    """
  }

  private static func answer(_ path: String) throws -> String {
    try UnixSocket.ask(path, "GET / HTTP/1.0\r\n\r\n").line() ?? ""
  }
}
