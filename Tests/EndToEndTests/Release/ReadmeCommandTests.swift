import Glibc
import Testing

@testable import TestSupport

@Suite("The README's commands work as it says", .needs(.namespaces))
struct ReadmeCommandTests {
  @Test("The README's first command shows both daemons ending under a subreaper")
  func firstCommandEndsDaemonsUnderSubreaper() throws {
    try Self.expectEnds(by: Readme.block("sh", startingWith: "swift build -c release"))
  }

  @Test(
    "The README's first command needs no privilege", .needs(.setpriv),
    .enabled(if: geteuid() == 0, "needs root, to become another user"))
  func firstCommandNeedsNoPrivilege() throws {
    let bare = [
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs",
      "--inh-caps=-all", "--bounding-set=-all",
    ]
    try Self.expectEnds(by: Readme.block("sh", startingWith: "swift build -c release"), as: bare)
  }

  @Test(
    "The README's second command shows both daemons ending under PID 1",
    .enabled(if: allowsUserNamespaces, "needs user namespaces"))
  func secondCommandEndsDaemonsUnderNamespaceInit() throws {
    try Self.expectEnds(by: Readme.block("sh", startingWith: "unshare"))
  }

  private static let allowsUserNamespaces: Bool = {
    let process = try? Subprocess(Scene.namespace + ["--map-root-user", "/bin/true"])
    return (try? process?.ending()) == .exited(0)
  }()

  /// Runs a command where initlet is built, and compares what it says with the README.
  private static func expectEnds(by command: String, as user: [String] = []) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.folder(".build/release")
    try folder.copy(Programs.initlet.get(), as: ".build/release/initlet")
    // How it is built is another test's matter.
    try folder.script("bin/swift", "[ \"$*\" = 'build -c release --product initlet' ]")
    var setting = Setting.held(.subreaper)
    setting.before = user
    setting.path = "/bin/sh"
    setting.environment = [Array("PATH=\(folder["bin"]):/usr/bin:/bin".utf8)]
    let scene = try Scene(setting, ["-euc", "cd \"$0\"\n\(command)", folder.path])
    defer { scene.end() }
    #expect(try scene.report() == .exited(0))
    #expect(try scene.survivors().map(\.name) == [])
    let shown = try Readme.block("text", startingWith: "initlet: Started") + "\n"
    let said = try scene.process.errors.text(through: "initlet: Exiting with status 0\n")
    #expect(withoutNumbers(said) == withoutNumbers(shown), "\(said)")
  }

  private static func withoutNumbers(_ text: String) -> String {
    text.replacing(/pid([ =])[0-9]+/) { "pid\($0.1)N" }.replacing(#/ [0-9]+ \(/#, with: " N (")
  }

  @Test(
    "The README's cross build takes a triple and nothing else, and its executable runs",
    .needs(.emulators, .gcc), arguments: Architecture.listed)
  func crossBuildByTripleRuns(_ architecture: Architecture) throws {
    let shown = try Readme.block(
      "sh", startingWith: "swift build -c release --product initlet --scratch-path")
    let command = shown.replacing(Architecture.aarch64.triple, with: architecture.triple)
    try Programs.output(of: ["/bin/sh", "-euc", "cd '\(Programs.package)'; \(command)"])
    let path = ".build/cross/\(architecture.triple)/release/initlet"
    let text = try Readme.text()
    #expect(text.contains("`\(architecture == .aarch64 ? path : architecture.triple)`"))
    let executable = "\(Programs.package)/\(path)"
    #expect(try ELFFile(path: executable).machine == architecture.elfMachine)
    let emulator = architecture.isOwn ? [] : [architecture.emulator]
    let version = try Programs.output(of: emulator + [executable, "--version"])
    #expect(version.hasPrefix("initlet version "))
  }
}
