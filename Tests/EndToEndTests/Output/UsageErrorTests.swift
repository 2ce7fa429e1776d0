import Testing

@testable import TestSupport

@Suite("A wrong command line is reported in one line", .needs(.namespaces))
struct UsageErrorTests {
  static let unknown =
    [
      "-x", "-vx", "-1", "--nonsense", "--nonsense=5", "--verboser", "--Verbose", "---", "--=5",
    ].map { UsageError($0, message: "unknown option '\($0)'") } + [
      UsageError("--re", message: "ambiguous option '--re': --rewrite --remap-exit"),
      UsageError("-v", "--nonsense", message: "unknown option '--nonsense'"),
    ]

  static let missingValues =
    [
      "-r", "--rewrite", "-t", "--grace-period", "-e", "--remap-exit", "-p",
      "--parent-death-signal", "--child-death-signal", "--orphans", "--copy-to", "--stop-timeout",
      "--stop-delay",
    ].map { UsageError($0, lacksValue: true, message: "option '\($0)' requires a value") } + [
      UsageError("-vr", lacksValue: true, message: "option '-r' requires a value")
    ]

  static let needlessValues = [
    ("--verbose", "2"), ("--verbose", ""), ("--single-child", "yes"), ("--help", "me"),
    ("--version", "1"), ("--wait", "1"),
  ].map { option, value in
    UsageError("\(option)=\(value)", message: "option '\(option)' takes no value")
  }

  /// The message does not depend on how the option is spelled.
  private static func rewrites(_ value: String, _ message: String) -> [UsageError] {
    [
      UsageError("-r", value, message: message),
      UsageError("--rewrite=\(value)", message: message),
    ]
  }

  static let rewrites =
    [
      "", "x", "TERM", "TERM:x", "x:TERM", ":TERM", ":", "65:1", "1:65", "-1:1", "1:-1", "0:1",
      "15:3x", "15x:3", "15:3:2", " 15:3", "15: 3", "15,3", "TERMX:1", "SIG:1", "SIGSIGTERM:1",
      "RTMIN+31:1", "RTMIN-1:1", "RTMIN+:1", "RTMAX+1:1", "99999999999999999999:1",
      "4294967311:3",
    ].flatMap { rewrites($0, "invalid --rewrite '\($0)', expected FROM:TO") }
    + ["KILL:TERM", "9:15"].flatMap {
      rewrites($0, "invalid --rewrite SIGKILL: it is not forwarded")
    } + rewrites("STOP:TERM", "invalid --rewrite SIGSTOP: it is not forwarded")
    + rewrites("CHLD:TERM", "invalid --rewrite SIGCHLD: it is not forwarded")

  /// The message names the option as it is spelled.
  private static func values(
    _ value: String, _ short: String, _ long: String, _ problem: String
  ) -> [UsageError] {
    [
      UsageError(short, value, message: "\(problem) '\(value)' for '\(short)'"),
      UsageError("\(long)=\(value)", message: "\(problem) '\(value)' for '\(long)'"),
    ]
  }

  static let numbers = [
    "", "x", "-1", "+1", "1x", "1,5", "1e3", "0x10", " 1", "1 ", "1.2.3", ".", "inf", "nan",
    "99999999999999999999", "18446744073709551616",
  ].flatMap { values($0, "-t", "--grace-period", "invalid number of seconds") }

  static let codes = ["", "x", "-1", "256", "1.5", "1x", "4294967296", "+1", " 1"].flatMap {
    values($0, "-e", "--remap-exit", "invalid exit code")
  }

  static let stopTimes = ["--stop-timeout", "--stop-delay"].flatMap { option in
    ["", "x", "-1"].map {
      UsageError(option, $0, message: "invalid number of seconds '\($0)' for '\(option)'")
    }
  }

  static let signals = ["", "x", "0", "65", "-1", "TERMX", "15x"].flatMap {
    values($0, "-p", "--parent-death-signal", "unknown signal") + [
      UsageError(
        "--child-death-signal", $0, message: "unknown signal '\($0)' for '--child-death-signal'"),
      UsageError(
        "--orphans", $0,
        message: "unknown --orphans '\($0)': keep, term, kill or a signal"),
    ]
  }

  static let contradictions =
    [
      (["-P", "-t", "1"], "-t", "pause"), (["--grace-period=1", "-P"], "-P", "grace-period"),
      (["-c", "-a"], "-a", "single-child"), (["-gc"], "-c", "process-group"),
      (["-P", "--stop-timeout", "1"], "--stop-timeout", "pause"),
      (["--stop-delay=1", "-P"], "-P", "stop-delay"), (["-Pe1"], "-e", "pause"),
    ].map { UsageError($0, "option '\($1)' cannot be used with '--\($2)'") } + [
      UsageError("-P", message: "option '--pause' takes no command"),
      UsageError("--copy-to", "/x", message: "option '--copy-to' takes no command"),
    ]

  static let all =
    unknown + missingValues + needlessValues + rewrites + numbers + codes + signals
    + stopTimes + contradictions

  @Test("A usage error names the word to blame and starts nothing", arguments: all)
  func usageErrorNamesWordAndStartsNothing(_ error: UsageError) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let command = error.lacksValue ? [] : ["--", "touch", folder["started"]]
    let outcome = try Scene.run(.subreaper, error.arguments + command)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(folder.read("started") == nil)
    #expect(outcome.errors == "initlet: \(error.message); try 'initlet --help'\n")
  }

  @Test(
    "A missing command is reported in one line",
    arguments: [[], ["--"], ["-v"], ["-v", "--"], ["-t", "5"]], Role.allCases)
  func missingCommandIsReported(_ arguments: [String], _ role: Role) throws {
    let outcome = try Scene.run(role, arguments)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errors == "initlet: no command given; try 'initlet --help'\n")
  }

  @Test("The exit code of a usage error needs no standard error")
  func usageErrorKeepsCodeWithoutStandardError() throws {
    for change in ["broken=2", "closed=2"] {
      var setting = Setting(.subreaper)
      setting.before = [Programs.fixture, "with-state", change, "--"]
      #expect(try Scene.run(setting, ["--nonsense"]).ending == .exited(1))
    }
  }

  @Test("A wrong word of any bytes and any length is reported in one line")
  func hostileWordIsReportedInOneLine() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    for offender in [Array("--".utf8) + [0xff, 0xfe], Array("--".utf8) + long] {
      let outcome = try Scene.run(Setting(.subreaper), [], raw: [offender])
      #expect(outcome.ending == .exited(1))
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.errors.hasSuffix("; try 'initlet --help'\n"))
    }
  }
}
