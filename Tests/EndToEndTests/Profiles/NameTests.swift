import Testing

@testable import TestSupport

@Suite("The name of the init chooses the profile", .needsPeers)
struct NameTests {
  static let names = [
    CalledName("tini", .tini),
    CalledName("tini-static", .tini),
    CalledName("tini-static-amd64", .tini),
    CalledName("tini-muslc-amd64", .tini),
    CalledName("docker-init", .tini),
    CalledName("docker-init-real", .tini),
    CalledName("dumb-init", .dumbInit),
    CalledName("dumb-init_1.2.5_x86_64", .dumbInit),
    CalledName("catatonit", .catatonit),
    CalledName("catatonit.x86_64", .catatonit),
    CalledName("podman-init", .catatonit),
    CalledName("initlet", nil),
    CalledName("init", nil),
    CalledName("my-tini", nil),
    CalledName("Tini", nil),
    CalledName("tin", nil),
    CalledName("docker-ini", nil),
    CalledName("dumb", nil),
    CalledName("podman", nil),
    CalledName("x", nil),
  ]

  static let words = [
    CalledName("./tini", .tini),
    CalledName("../sbin/docker-init", .tini),
    CalledName("/sbin/docker-init", .tini),
    CalledName("//sbin//docker-init", .tini),
    CalledName(String(repeating: "/very-long", count: 8000) + "/dumb-init", .dumbInit),
    CalledName("/tini/catatonit", .catatonit),
    CalledName("/tini/initlet", nil),
    CalledName("tini/x", nil),
    CalledName("", nil),
    CalledName("/", nil),
    CalledName("-tini", nil),
    CalledName(" tini", nil),
  ]

  @Test("The name of the file chooses the profile", arguments: names)
  func fileNameChoosesProfile(_ called: CalledName) throws {
    var setting = Setting(.subreaper)
    setting.path = try NamedCopies.path(called.name)
    #expect(try Scene.run(setting, ["--version"]).versionOf() == called.peer)
  }

  @Test("The word that the caller gives chooses the profile", arguments: names + words)
  func firstWordChoosesProfile(_ called: CalledName) throws {
    var setting = Setting(.subreaper)
    setting.before = [Programs.fixture, "call-as", called.name]
    let outcome = try Scene.run(setting, ["--version"])
    #expect(try outcome.versionOf() == called.peer)
    #expect(outcome.ending == .exited(0))
  }

  @Test("Links, relative paths and names found along PATH choose the profile")
  func linksAndSearchedNamesChooseProfile() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.folder("usr/sbin")
    try folder.link("usr/sbin/docker-init", to: Programs.initlet.get())
    try folder.link("tini", to: "usr/sbin/docker-init")
    let commands = [
      "\(folder["usr/sbin/docker-init"])", "cd \(folder.path); ./tini",
      "cd \(folder.path); usr/../tini", "PATH=\(folder.path):$PATH; tini",
      "PATH=\(folder["usr/sbin"]):$PATH; docker-init",
      "cd \(folder["usr"]); PATH=sbin; docker-init",
    ]
    for command in commands {
      var setting = Setting(.subreaper)
      setting.path = "/bin/sh"
      let outcome = try Scene.run(setting, ["-c", "\(command) --version"])
      #expect(try outcome.versionOf() == .tini, "\(command): \(outcome.errors)")
    }
  }

  @Test(
    "A slash at the end of the name does no harm",
    arguments: ["tini/", "/sbin/dumb-init///", "///"])
  func finalSlashDoesNoHarm(_ name: String) throws {
    var setting = Setting(.pid1)
    setting.before = [Programs.fixture, "call-as", name]
    #expect(
      try Scene.run(setting, ["--", Programs.fixture, "exit-with", "7"]).ending == .exited(7))
  }

  @Test("Any bytes in the name do no harm")
  func hostileNameDoesNoHarm() throws {
    let initlet = try Array(Programs.initlet.get().utf8)
    let command = ["--", Programs.fixture, "exit-with", "7"].map { Array($0.utf8) }
    for name in [[0xff, 0xfe], (UInt8(1)...255).map(\.self), Array("/\u{1b}[31m\n/tini".utf8)] {
      let words = Scene.namespace + [Programs.fixture, "call-as"]
      let process = try Subprocess(
        words.map { Array($0.utf8) } + [name, initlet] + command,
        environment: Setting(.pid1).environment)
      defer { process.kill() }
      #expect(try process.finish().ending == .exited(7))
    }
  }

  @Test(
    "Without any word there is no command, which is reported in one line", arguments: Role.allCases)
  func missingNameIsRefused(_ role: Role) throws {
    var setting = Setting(role)
    setting.before = [Programs.fixture, "call-as", "--nameless"]
    let outcome = try Scene.run(setting, [])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("initlet: "))
  }

  @Test("A usage error is reported under the name that the init has", arguments: Peer.allCases)
  func usageErrorIsReportedInItsName(_ peer: Peer) throws {
    let outcome = try Scene.run(try Setting(.pid1, peer, .standIn), ["--no-such-option", "true"])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    let line = try #require(outcome.errorLines.first)
    #expect(line.hasPrefix(peer.prefix) && line.contains("'--no-such-option'"), "\(line)")
    #expect(line.contains("--help"))
  }
}
