import Glibc
import Testing

@testable import TestSupport

@Suite("Standard input, output and error stay open in the init", .needs(.namespaces))
struct StandardStreamsTests {
  private static let names = ["initlet", "tini", "dumb-init", "catatonit"]

  @Test(
    "Others find at /proc/1/fd what they find without an init", arguments: Role.allCases, names)
  func streamsStayOpen(_ role: Role, _ name: String) throws {
    var setting = Setting.held(role)
    setting.path = try NamedCopies.path(name)
    let scene = try Scene(setting, ["--", "sh", "-c", "exec 9<&0; echo ready; read line"])
    defer { scene.end() }
    try scene.ready()
    let parent = try scene.initPID()
    let command = try scene.commandPID()
    for number in 0...2 {
      let link = ProcessTable.link("/proc/\(parent)/fd/\(number)")
      #expect(link != nil && link == ProcessTable.link("/proc/\(command)/fd/\(number)"))
    }
    let others = ProcessTable.names(in: "/proc/\(parent)/fd").filter {
      !["0", "1", "2"].contains($0)
    }
    #expect(others == [])
  }

  @Test("A process that writes to /proc/1/fd/1 writes to the container's output")
  func outputIsReached() throws {
    let outcome = try Scene.run(
      .pid1, ["--", "sh", "-c", "setsid sh -c 'echo hello >/proc/1/fd/1'"])
    #expect(outcome.output == "hello\n")
    #expect(outcome.ending == .exited(0))
  }

  @Test(
    "Who reads the command's output gets the end of file when the init ends",
    arguments: Role.allCases)
  func readerGetsEndOfFile(_ role: Role) throws {
    let scene = try Scene(
      .held(role), ["-t.1", "--", "sh", "-c", "setsid -f sleep 1000; echo done"])
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(0))
    if role == .pid1 { #expect(try scene.process.output.rest() == "done\n") }
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }
}
