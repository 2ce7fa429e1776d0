import Glibc
import Testing

@testable import TestSupport

/// Compares what a command sees with what it sees when it is started without an init.
@Suite("The command sees what it would see without the init", .needs(.namespaces))
struct TransparencyTests {
  static let inheritances = [
    Inheritance("nothing special"),
    Inheritance("a umask", "umask=027"),
    Inheritance("limits", "descriptors=321", "core=4096"),
    Inheritance("a directory", "directory=/usr/share"),
    Inheritance("a deleted directory", "deleted=/tmp/initlet-test.deleted"),
    Inheritance("blocked signals", "blocked=15", "blocked=17", "blocked=13", "blocked=64"),
    Inheritance("blocked terminal signals", "blocked=20", "blocked=21", "blocked=22"),
    Inheritance("signals that libc hides", "blocked=32", "ignored=33"),
    Inheritance("nohup", "ignored=1"),
    Inheritance("an ignored SIGCHLD", "ignored=17"),
    Inheritance("ignored and blocked", "ignored=17", "blocked=17", "ignored=13", "ignored=22"),
    Inheritance("open files", "open=3", "open=9", "open=500"),
    Inheritance("descriptors to close on exec", "open=3", "cloexec=3"),
    Inheritance("a niceness", "nice=7", "oom-score=321"),
    Inheritance("no new privileges", "no-new-privs=1"),
    Inheritance("a broken standard error", "broken=2"),
  ]

  static let otherUsers = [
    Inheritance("another user", "user=65534"),
    Inheritance("an unprivileged user", "user=65534", "no-new-privs=1"),
  ]

  @Test("The command inherits the state of its caller", arguments: inheritances, Role.allCases)
  func commandSeesSameState(_ inheritance: Inheritance, _ role: Role) throws {
    try Self.compare(role, inheritance.changes)
  }

  @Test(
    "The command inherits the state of a caller that is another user", .needs(.root),
    arguments: otherUsers, Role.allCases)
  func commandSeesSameStateOfAnotherUser(_ inheritance: Inheritance, _ role: Role) throws {
    try Self.compare(role, inheritance.changes)
  }

  @Test(
    "The command finds standard descriptors closed as they were", arguments: 1...7, Role.allCases)
  func commandSeesClosedDescriptors(_ closed: Int, _ role: Role) throws {
    let changes = (0...2).filter { closed & 1 << $0 != 0 }.map { "closed=\($0)" }
    try Self.compare(role, changes)
    try Self.compare(role, changes + ["open=7"])
  }

  @Test(
    "The command inherits the state of its caller with -c and --no-setsid",
    arguments: ["-c", "--no-setsid"], Role.allCases)
  func commandSeesSameStateWithOptions(_ option: String, _ role: Role) throws {
    try Self.compare(role, ["ignored=1", "blocked=15", "open=3"], options: [option])
  }

  @Test("The command gets arguments of any bytes", arguments: Role.allCases)
  func commandGetsArgumentsOfAnyBytes(_ role: Role) throws {
    let every = (UInt8(1)...255).map(\.self)
    let long = [UInt8](repeating: 0xff, count: 100_000)
    let raw = [every, [], [0xc3], Array("-v".utf8), Array("--".utf8), long, []]
    try Self.compare(role, [], raw: raw)
  }

  @Test("The command gets an environment of 2 MB and of any bytes", arguments: Role.allCases)
  func commandGetsEnvironmentOfAnyBytes(_ role: Role) throws {
    var environment = Subprocess.cleanEnvironment.map { Array($0.utf8) }
    // Twice the same name, no name, no value, no “=”: the init has nothing to judge.
    environment += ["A=1", "A=2", "=x", "B=", "noequals", ""].map { Array($0.utf8) }
    environment.append(Array("BYTES=".utf8) + (UInt8(1)...255))
    for i in 0..<19 { environment.append([UInt8](repeating: UInt8(128 + i), count: 104_000)) }
    try Self.compare(role, [], environment: environment)
  }

  @Test("The command gets an empty environment", arguments: Role.allCases)
  func commandGetsEmptyEnvironment(_ role: Role) throws {
    try Self.compare(role, [], environment: [])
  }

  @Test("A difference that dumb-init makes is noticed", .needs(.dumbInit))
  func differenceIsNoticed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plain = try Self.dump(nil, ["ignored=1"], to: folder["plain"])
    var setting = Setting(.pid1)
    setting.under = .dumbInit
    let other = try Self.dump(setting, ["ignored=1"], to: folder["other"])
    let lines = Set(plain.split(separator: "\n")).subtracting(other.split(separator: "\n"))
    #expect(lines == ["disposition 1 1"], "dumb-init takes nohup away")
  }

  private static func compare(
    _ role: Role, _ changes: [String], options: [String] = [], raw: [[UInt8]] = [],
    environment: [[UInt8]]? = nil
  ) throws {
    var setting = Setting(role)
    setting.environment = environment ?? setting.environment
    try compare(setting, changes, options: options, raw: raw)
  }

  /// Compares what a command sees through the setting's init with what it sees without one.
  static func compare(
    _ setting: Setting, _ changes: [String], options: [String] = [], raw: [[UInt8]] = []
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let own = changes.map { $0.replacing("initlet-test.deleted", with: "\(folder.name)/gone") }
    let plain = try dump(
      nil, own, to: folder["plain"], raw: raw, environment: setting.environment)
    let through = try dump(setting, own, options: options, to: folder["through"], raw: raw)
    let expected = plain.split(separator: "\n")
    let actual = through.split(separator: "\n")
    #expect(expected.count > 90 && actual.count == expected.count)
    for (expected, actual) in zip(expected, actual) where expected != actual {
      Issue.record("without the init “\(expected.prefix(200))”, with it “\(actual.prefix(200))”")
    }
  }

  /// What the fixture sees, started by `setting`'s init or else by the neutral PID 1.
  private static func dump(
    _ setting: Setting?, _ changes: [String], options: [String] = [], to path: String,
    raw: [[UInt8]] = [], environment: [[UInt8]]? = nil
  ) throws -> String {
    let change = [Programs.fixture, "with-state"] + changes + ["--"]
    let command = [Programs.fixture, "dump-state", path]
    if var setting {
      setting.before = change
      let end = setting.under == .initlet ? options + ["--"] : []
      _ = try Scene.run(setting, end + command, raw: raw)
    } else {
      let words = Scene.namespace + [Programs.fixture, "neutral-pid1"] + change + command
      let process = try Subprocess(
        words.map { Array($0.utf8) } + raw,
        environment: environment ?? Subprocess.cleanEnvironment.map { Array($0.utf8) })
      defer { process.kill() }
      _ = try process.finish()
    }
    let text = ProcessTable.read(path)
    return try #require(text, "the command has not run").without(argument: path)
  }
}

extension String {
  /// Two dumps differ in the path they are written to.
  fileprivate func without(argument path: String) -> String {
    let hex = path.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return replacing("argument \(hex)\n", with: "")
  }
}
