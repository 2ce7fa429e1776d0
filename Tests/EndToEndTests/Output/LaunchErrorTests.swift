import Testing

@testable import TestSupport

@Suite("A command that cannot be started is reported in one line", .needs(.namespaces))
struct LaunchErrorTests {
  static let errors = [
    LaunchError(
      testDescription: "not there", command: "./missing", code: 127, reason: "command not found"),
    LaunchError(
      testDescription: "not in PATH", command: "missing-command", code: 127,
      reason: "command not found"),
    LaunchError(
      testDescription: "an empty name", command: "", code: 127, reason: "command not found"),
    LaunchError(
      testDescription: "not executable", command: "./file", code: 126,
      reason: "permission denied"),
    LaunchError(
      testDescription: "not executable, in PATH", command: "plain-file", code: 126,
      reason: "permission denied"),
    LaunchError(
      testDescription: "a folder", command: "./folder", code: 126, reason: "is a directory"),
    LaunchError(testDescription: "the root", command: "/", code: 126, reason: "is a directory"),
    LaunchError(
      testDescription: "no interpreter", command: "./no-interpreter", code: 126,
      reason: "interpreter not found for '#!/no/such/interpreter'"),
    LaunchError(
      testDescription: "no interpreter, in PATH", command: "no-interpreter", code: 126,
      reason: "interpreter not found for '#!/no/such/interpreter'"),
    LaunchError(
      testDescription: "a line that ends with a carriage return", command: "./carriage-return",
      code: 126, reason: "interpreter not found for '#!/bin/sh?'; carriage return at its end?"),
    LaunchError(
      testDescription: "a whole command line in quotes", command: "sleep 10", code: 127,
      reason: "command not found; several words in quotes?"),
    LaunchError(
      testDescription: "a program for another machine", command: "./foreign", code: 126,
      reason: "exec format error"),
    LaunchError(
      testDescription: "a program for another machine, in PATH", command: "foreign", code: 126,
      reason: "exec format error"),
    LaunchError(
      testDescription: "a NUL in the first line", command: "./binary", code: 126,
      reason: "exec format error"),
    LaunchError(
      testDescription: "a loop of links", command: "./loop", code: 126,
      reason: "too many levels of symbolic links"),
    LaunchError(
      testDescription: "a file as a folder", command: "./file/x", code: 126,
      reason: "not a directory"),
    LaunchError(
      testDescription: "a name that is too long",
      command: "./" + String(repeating: "x", count: 300), code: 126,
      reason: "file name too long"),
  ]

  @Test("One line says why a command cannot be started", arguments: errors, Role.allCases)
  func launchErrorIsOneLine(_ error: LaunchError, _ role: Role) throws {
    let outcome = try Self.run(error, role, [])
    #expect(outcome.ending == .exited(error.code))
    #expect(outcome.errors == "initlet: '\(error.command)': \(error.reason)\n")
    #expect(outcome.output == "")
  }

  @Test("The exit code of a launch error needs no standard error", arguments: errors, Role.allCases)
  func launchErrorKeepsCodeWithoutStandardError(_ error: LaunchError, _ role: Role) throws {
    for change in ["broken=2", "closed=2"] {
      let outcome = try Self.run(error, role, [change])
      #expect(outcome.ending == .exited(error.code), "\(change)")
    }
  }

  @Test("With -v the line about a missing command is the same", arguments: Role.allCases)
  func verboseLaunchErrorIsSame(_ role: Role) throws {
    let outcome = try Scene.run(role, ["-v", "--", "missing-command"])
    #expect(outcome.ending == .exited(127))
    #expect(outcome.errors.contains("initlet: 'missing-command': command not found\n"))
  }

  @Test(
    "An error of execve(2) is told in the words of strerror(3)", .needs(.strace),
    arguments: [
      ("EPERM", "operation not permitted"),
      ("EIO", "input/output error"), ("E2BIG", "argument list too long"),
      ("ECHILD", "no child processes"), ("EAGAIN", "resource temporarily unavailable"),
      ("ENOMEM", "cannot allocate memory"), ("EACCES", "permission denied"),
      ("ENOTDIR", "not a directory"), ("EISDIR", "is a directory"),
      ("EINVAL", "invalid argument"), ("EMFILE", "too many open files"),
      ("ENOSPC", "no space left on device"), ("EPIPE", "broken pipe"),
      ("ENAMETOOLONG", "file name too long"), ("ENOSYS", "function not implemented"),
      ("ELOOP", "too many levels of symbolic links"), ("ETXTBSY", "text file busy"),
    ])
  func executionErrorHasText(_ error: String, _ text: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let command = try folder.script("tool", "exit 0")
    var setting = Setting(.subreaper)
    setting.before = [
      try Requirement.strace.program(), "--follow-forks", "--output=/dev/null", "--trace=execve",
      "--trace-path=\(command)", "--inject=execve:error=\(error)", "--",
    ]
    let outcome = try Scene.run(setting, ["--", command])
    #expect(outcome.ending == .exited(126))
    #expect(outcome.errors == "initlet: '\(command)': \(text)\n")
  }

  private static func run(
    _ error: LaunchError, _ role: Role, _ changes: [String]
  ) throws -> Outcome {
    let folder = try TemporaryFolder.withoutPrograms()
    defer { folder.remove() }
    var setting = Setting(role)
    let change = ["directory=\(folder.path)"] + changes
    setting.before = [Programs.fixture, "with-state"] + change + ["--"]
    setting.environment = [Array("PATH=/usr/bin:\(folder.path):/bin".utf8)]
    return try Scene.run(setting, ["--", error.command, "argument"])
  }
}
