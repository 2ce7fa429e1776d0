import Testing

@testable import TestSupport

/// Options that must make a difference that can be seen from outside.
@Suite("The command line", .needs(.namespaces))
struct CommandLineTests {
  @Test(
    "Options end at the command or at --",
    arguments: [
      [["ls", "-l", "/dev/null"], "/dev/null"], [["-v", "echo", "-v", "--help"], "-v --help"],
      [["--", "echo", "--", "-x"], "-- -x"], [["-c", "--", "echo", "--grace"], "--grace"],
      [["-t", "5", "echo", "-t"], "-t"], [["echo", "--"], "--"], [["-v", "--", "echo"], "\n"],
    ] as [[any Sendable]])
  func end(_ example: [any Sendable]) throws {
    let arguments = try #require(example[0] as? [String])
    let output = try #require(example[1] as? String)
    let outcome = try Scene.run(.pid1, arguments)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.contains(output))
  }

  @Test(
    "Every way to write options is taken",
    arguments: [
      ["-vvg"], ["-vg", "-v"], ["-vt5"], ["-vt", "5"], ["-t5"], ["-t", "5"], ["-t", "0.3"],
      ["-t.3"], ["-t", "5."], ["--grace-period=5"], ["--grace-period", "5"], ["-r15:3"],
      ["-gr", "15:3"], ["--rewrite=15:3", "--rewrite", "HUP:"], ["-s"], ["--subreaper"],
      ["-e", "0"], ["-e255"], ["-we", "7"], ["--remap-exit=7", "-e8"], ["-w"], ["--warn-on-reap"],
      ["-c"], ["--single-child"], ["-g"], ["--process-group"], ["-a"], ["--all"], ["-W"],
      ["--wait"], ["--no-setsid"], ["-p", "TERM"], ["-p9"], ["--parent-death-signal=SIGKILL"],
      ["-v", "-v", "-v", "-v", "-v"], ["-t", "0"], ["-t", "86400"], ["--"], ["-csw", "--"],
    ])
  func forms(_ options: [String]) throws {
    for role in Role.allCases {
      let outcome = try Scene.run(role, options + [Programs.fixture, "exit-with", "44"])
      #expect(outcome.ending == .exited(44), "\(outcome.errors)")
      #expect(outcome.output == "")
    }
  }

  @Test("-e reports a code as 0, and only that", arguments: Role.allCases)
  func remap(_ role: Role) throws {
    let options = ["-e", "7", "--remap-exit=143"]
    for (code, expected) in [(7, Int32(0)), (143, 0), (8, 8), (0, 0)] {
      let command = ["--", Programs.fixture, "exit-with", "\(code)"]
      #expect(try Scene.run(role, options + command).ending == .exited(expected))
    }
    let killed = try Scene.run(role, options + ["--", Programs.fixture, "die-by", "15"])
    #expect(killed.ending == .exited(0))
  }

  @Test("-w tells of each adopted process", arguments: Role.allCases)
  func warnOnReap(_ role: Role) throws {
    let scene = try Scene(role, ["-w", "--", Programs.fixture, "orphan-maker", "3"])
    defer { scene.end() }
    for _ in 1...3 {
      #expect(try scene.process.errors.line()?.hasPrefix("initlet: ") == true)
    }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  @Test("-p sends a signal when the parent dies")
  func parentDeath() throws {
    var setting = Setting(.subreaper)
    setting.held = true
    setting.before = ["sh", "-c", "\"$@\"; exit $?", "sh"]
    let scene = try Scene(
      setting, ["-p", "USR1", "--", Programs.fixture, "print-signals", "10"])
    defer { scene.end() }
    try scene.ready()
    let parent = try #require(ProcessTable.entry(try scene.initPID())?.parent)
    try Scene.send(9, to: parent)
    #expect(try scene.process.output.line() == "signal 10")
  }
}

@Suite("What the init says about itself", .needs(.namespaces))
struct InformationTests {
  @Test("--help is for standard output and fits a terminal", arguments: ["-h", "--help"])
  func help(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output.hasSuffix("\n") && outcome.output.count > 500)
    for line in outcome.output.split(separator: "\n") {
      #expect(line.count <= 80 && !line.contains("\t"), "\(line)")
    }
  }

  @Test("--version is one line", arguments: ["-V", "--version"])
  func version(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    let line = try /initlet version \d+\.\d+\.\d+ - git\.[0-9a-f]{7}\n/
      .wholeMatch(in: outcome.output)
    #expect(line != nil, "\(outcome.output)")
  }

  @Test("-l is the licence, to the byte", arguments: ["-l", "-L", "--license"])
  func license(_ option: String) throws {
    let outcome = try Scene.run(.subreaper, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output == ProcessTable.read("\(Programs.package)/LICENSE"))
  }

  @Test("Information needs no PID 1, no command and no standard input", arguments: Role.allCases)
  func anywhere(_ role: Role) throws {
    for arguments in [["--version"], ["-vV"], ["-V", "ls"], ["--version", "--", "ls"]] {
      var setting = Setting(role)
      setting.before = [Programs.fixture, "with-state", "closed=0", "ignored=13", "--"]
      let outcome = try Scene.run(setting, arguments)
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output.hasPrefix("initlet "))
    }
  }

  @Test("What cannot be written is a failure", arguments: ["--help", "--version", "--license"])
  func brokenOutput(_ option: String) throws {
    var setting = Setting(.subreaper)
    setting.before = ["sh", "-c", "exec \"$@\" >/dev/full", "sh"]
    let outcome = try Scene.run(setting, [option])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors == "initlet: cannot print: no space left on device\n")
  }

  @Test("README and --help have the same options")
  func readme() throws {
    let help = try Scene.run(.subreaper, ["--help"]).output
    let readme = try #require(ProcessTable.read("\(Programs.package)/README.md"))
    let inHelp = help.split(separator: "\n")
      .filter { $0.drop { $0 == " " }.hasPrefix("-") }.map { Self.options(in: String($0)) }
    let inReadme = readme.split(separator: "\n")
      .filter { $0.hasPrefix("| `-") }.map { row in
        Self.options(in: String(row.split(separator: "|")[0]))
      }
    #expect(inHelp.count > 12)
    #expect(inHelp == inReadme)
  }

  /// The names of the options in front of a description, which comes after two blanks.
  private static func options(in line: String) -> [String] {
    let start = line.drop { $0 == " " }.replacing("  ", with: "\n").prefix { $0 != "\n" }
    return start.matches(of: /--?[A-Za-z][A-Za-z-]*/).map { String($0.output) }
  }
}
