import Testing

@testable import TestSupport

@Suite("PATH is searched as execvp(3) does", .needs(.namespaces))
struct PathSearchTests {
  static let searches = [
    PathSearch(testDescription: "the first one wins", path: "a:b", output: "a"),
    PathSearch(testDescription: "a missing folder is passed over", path: "no:b", output: "b"),
    PathSearch(
      testDescription: "an empty element in front", path: ":a",
      output: "here"),
    PathSearch(testDescription: "an empty element in the middle", path: "no::a", output: "here"),
    PathSearch(testDescription: "an empty element at the end", path: "no:", output: "here"),
    PathSearch(testDescription: "an empty element alone", path: "", output: "here"),
    PathSearch(
      testDescription: "without one the current folder is not searched", path: "no", output: "",
      code: 127),
    PathSearch(testDescription: "no permission, but found later", path: "mode:b", output: "b"),
    PathSearch(
      testDescription: "no permission and not found later", path: "mode:no", output: "", code: 126),
    PathSearch(testDescription: "a file is no folder", path: "a/tool:b", output: "b"),
    PathSearch(
      testDescription: "only a file", path: "a/tool", output: "", code: 127),
    PathSearch(testDescription: "a folder is no program", path: "folder:b", output: "b"),
    PathSearch(
      testDescription: "an element that is too long",
      path: "/" + String(repeating: "x", count: 5000) + ":b", output: "b"),
    PathSearch(
      testDescription: "an element with a name that is too long",
      path: "/" + String(repeating: "x", count: 300) + ":b", output: "b"),
    PathSearch(testDescription: "a relative element", path: "./a", output: "a"),
    PathSearch(
      testDescription: "no #!, found by PATH", path: "plain", output: "plain one two"),
    PathSearch(
      testDescription: "a name with a slash is not searched", path: "b", command: "sub/tool",
      output: "", code: 127),
    PathSearch(
      testDescription: "a name with a slash is taken as it is", path: "b", command: "a/tool",
      output: "a"),
    PathSearch(
      testDescription: "no #!, by its path", path: "no", command: "./plain/tool",
      output: "plain one two"),
    PathSearch(testDescription: "an empty name", path: "a", command: "", output: "", code: 127),
    PathSearch(testDescription: "a dot", path: "a", command: ".", output: "", code: 126),
    PathSearch(
      testDescription: "a name that is too long", path: "a",
      command: String(repeating: "x", count: 300), output: "", code: 127),
    PathSearch(testDescription: "no PATH, in /bin", path: nil, command: "true", output: ""),
    PathSearch(testDescription: "no PATH, in /usr/bin", path: nil, command: "env", output: "env"),
    PathSearch(
      testDescription: "no PATH, not in the current folder", path: nil, output: "", code: 127),
  ]

  @Test("A command is found along PATH as by execvp(3)", arguments: searches)
  func commandIsFoundAsByExecvp(_ search: PathSearch) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Self.fill(folder)
    var setting = Setting(.pid1)
    setting.before = [Programs.fixture, "with-state", "directory=\(folder.path)", "--"]
    setting.environment = search.path.map { [Array("PATH=\($0)".utf8)] } ?? []
    let isEnv = search.command == "env"
    let arguments = isEnv ? ["echo", "env"] : ["one", "two"]
    let outcome = try Scene.run(setting, [search.command] + arguments)
    #expect(outcome.output == (search.output.isEmpty ? "" : search.output + "\n"))
    #expect(outcome.ending == .exited(search.code), "\(outcome.errors)")
    #expect(outcome.errorLines.count == (search.code == 0 ? 0 : 1), "\(outcome.errors)")
  }

  @Test("A script without #! may contain a NUL behind its first line", arguments: Role.allCases)
  func scriptMayContainNUL(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let script = try folder.script("tool", "echo run; exit 3\n\0", first: "")
    let outcome = try Scene.run(role, ["--", script])
    #expect(outcome.output == "run\n")
    #expect(outcome.ending == .exited(3))
  }

  /// Several folders that have a tool, each in its own way.
  private static func fill(_ folder: TemporaryFolder) throws {
    try folder.script("tool", "echo here")
    try folder.script("a/tool", "echo a")
    try folder.script("b/tool", "echo b")
    try folder.script("b/sub/tool", "echo sub")
    try folder.script("plain/tool", "echo plain \"$@\"", first: "")
    try folder.file("mode/tool", "#!/bin/sh\necho mode\n")
    try folder.folder("folder/tool")
  }
}
