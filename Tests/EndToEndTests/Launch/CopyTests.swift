import Testing

@testable import TestSupport

@Suite("--copy-to puts the executable where another container finds it", .needs(.namespaces))
struct CopyTests {
  @Test("--copy-to makes a copy that runs", arguments: ["", "/", "/new", "/old"], Role.allCases)
  func copyRuns(_ name: String, _ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.file("old", "text")
    let path = folder.path + name
    let outcome = try Scene.run(role, ["--copy-to", path])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == "" && outcome.errors == "")
    var setting = Setting(role)
    let copy = name.count < 2 ? folder["initlet"] : path
    setting.path = copy
    #expect(try Scene.run(setting, ["--", "sh", "-c", "exit 7"]).ending == .exited(7))
    #expect(ProcessTable.bytes(of: copy) == ProcessTable.bytes(of: try Init.initlet.path()))
    #expect(ProcessTable.names(in: folder.path).count == (name == "/old" ? 1 : 2))
  }

  /// In a folder of the test's own: a device would be replaced for the whole machine.
  @Test("--copy-to replaces neither a pipe nor a folder of its own name", arguments: Role.allCases)
  func specialFileIsKept(_ role: Role) throws {
    let folder = try TemporaryFolder.withoutPrograms()
    defer { folder.remove() }
    try Programs.output(
      of: ["/bin/sh", "-euc", "cd $0; mkfifo pipe; mkdir -p into/initlet", folder.path])
    for (name, named) in [("pipe", "pipe"), ("into", "into")] {
      let outcome = try Scene.run(role, ["--copy-to", folder[name]])
      #expect(outcome.ending == .exited(1))
      #expect(outcome.errors == "initlet: \(folder[named]): file exists\n")
    }
    try Programs.output(of: ["/bin/sh", "-euc", "test -p $0/pipe", folder.path])
  }

  @Test(
    "A failure of --copy-to is told with the path and the reason",
    arguments: [
      ("/none/x", "no such file or directory"), ("/file/x", "not a directory"),
      ("/loop/x", "too many levels of symbolic links"),
      ("/" + String(repeating: "x", count: 300), "file name too long"),
    ])
  func failureIsReported(_ name: String, _ reason: String) throws {
    let folder = try TemporaryFolder.withoutPrograms()
    defer { folder.remove() }
    let path = folder.path + name
    let outcome = try Scene.run(.subreaper, ["--copy-to", path])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errors == "initlet: \(path): \(reason)\n")
  }
}
