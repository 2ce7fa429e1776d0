import Testing

@testable import TestSupport

/// A command line that is wrong, and the word that is to blame.
struct UsageError: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  let offender: String

  var testDescription: String { arguments.joined(separator: " ") }

  init(_ arguments: String..., offender: String) {
    self.arguments = arguments
    self.offender = offender
  }
}

@Suite("A wrong command line", .needs(.namespaces))
struct UsageErrorTests {
  static let unknown = [
    UsageError("-x", offender: "-x"),
    UsageError("-vx", offender: "-vx"),
    UsageError("-1", offender: "-1"),
    UsageError("--nonsense", offender: "--nonsense"),
    UsageError("--nonsense=5", offender: "--nonsense=5"),
    UsageError("--verboser", offender: "--verboser"),
    UsageError("--Verbose", offender: "--Verbose"),
    UsageError("--re", offender: "--re"),
    UsageError("---", offender: "---"),
    UsageError("--=5", offender: "--=5"),
    UsageError("-v", "--nonsense", offender: "--nonsense"),
  ]

  static let missingValues = [
    UsageError("-r", offender: "-r"),
    UsageError("-vr", offender: "-vr"),
    UsageError("--rewrite", offender: "--rewrite"),
    UsageError("-t", offender: "-t"),
    UsageError("--grace-period", offender: "--grace-period"),
    UsageError("-e", offender: "-e"),
    UsageError("--remap-exit", offender: "--remap-exit"),
    UsageError("-p", offender: "-p"),
    UsageError("--parent-death-signal", offender: "--parent-death-signal"),
  ]

  static let needlessValues = [
    UsageError("--verbose=2", offender: "--verbose=2"),
    UsageError("--verbose=", offender: "--verbose="),
    UsageError("--single-child=yes", offender: "--single-child=yes"),
    UsageError("--help=me", offender: "--help=me"),
    UsageError("--version=1", offender: "--version=1"),
    UsageError("--wait=1", offender: "--wait=1"),
  ]

  static let signals = [
    "", "x", "TERM", "TERM:x", "x:TERM", ":TERM", ":", "65:1", "1:65", "-1:1", "1:-1", "0:1",
    "15:3x", "15x:3", "15:3:2", " 15:3", "15: 3", "15,3", "TERMX:1", "SIG:1", "SIGSIGTERM:1",
    "RTMIN+31:1", "RTMIN-1:1", "RTMIN+:1", "RTMAX+1:1", "99999999999999999999:1",
    "4294967311:3", "KILL:TERM", "9:15", "STOP:TERM",
  ].flatMap { value in
    [UsageError("-r", value, offender: value), UsageError("--rewrite=\(value)", offender: value)]
  }

  static let numbers = [
    "", "x", "-1", "+1", "1x", "1,5", "1e3", "0x10", " 1", "1 ", "1.2.3", ".", "inf", "nan",
    "99999999999999999999", "18446744073709551616",
  ].flatMap { value in
    [
      UsageError("-t", value, offender: value),
      UsageError("--grace-period=\(value)", offender: value),
    ]
  }

  static let codes = ["", "x", "-1", "256", "1.5", "1x", "4294967296", "+1", " 1"].flatMap {
    value in
    [
      UsageError("-e", value, offender: value),
      UsageError("--remap-exit=\(value)", offender: value),
    ]
  }

  static let parentDeath = ["", "x", "0", "65", "-1", "TERMX", "15x"].map {
    UsageError("-p", $0, offender: $0)
  }

  static let all =
    unknown + missingValues + needlessValues + signals + numbers + codes + parentDeath

  @Test("One line names the word to blame, and nothing is started", arguments: all)
  func line(_ error: UsageError) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // An option that misses its value is the last word: it would take any other as its value.
    let isMissing = Self.missingValues.contains { $0.arguments == error.arguments }
    let command = isMissing ? [] : ["--", "touch", folder["started"]]
    let outcome = try Scene.run(.subreaper, error.arguments + command)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(folder.read("started") == nil)
    try #require(outcome.errorLines.count == 1, "\(outcome.errors)")
    let line = outcome.errorLines[0]
    #expect(line.hasPrefix("initlet: ") && line.hasSuffix("; try 'initlet --help'"), "\(line)")
    #expect(line.contains("'\(error.offender)'"), "\(line)")
  }

  @Test("No command", arguments: [[], ["--"], ["-v"], ["-v", "--"], ["-t", "5"]], Role.allCases)
  func noCommand(_ arguments: [String], _ role: Role) throws {
    let outcome = try Scene.run(role, arguments)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errors == "initlet: no command given; try 'initlet --help'\n")
  }

  @Test("Nobody reads the line, and the exit code is the same")
  func brokenStandardError() throws {
    for change in ["broken=2", "closed=2"] {
      var setting = Setting(.subreaper)
      setting.before = [Programs.fixture, "with-state", change, "--"]
      #expect(try Scene.run(setting, ["--nonsense"]).ending == .exited(1))
    }
  }

  @Test("An offender of any bytes and any length is one line")
  func hostileOffender() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    for offender in [Array("--".utf8) + [0xff, 0xfe], Array("--".utf8) + long] {
      let outcome = try Scene.run(Setting(.subreaper), [], raw: [offender])
      #expect(outcome.ending == .exited(1))
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.errors.hasSuffix("; try 'initlet --help'\n"))
    }
  }
}
