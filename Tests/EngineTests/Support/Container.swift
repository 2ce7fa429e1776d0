import Glibc

@testable import TestSupport

/// A container that runs, or has run.
struct Container {
  let engine: Engine
  let id: String

  /// Starts it in the background.
  init(
    _ engine: Engine, _ command: [String], options: [String] = [], image: Image = .system,
    _ vintage: Engine.Vintage = .today
  ) throws {
    self.engine = engine
    id = try engine.text(["run", "--detach"] + options + [image.rawValue] + command, vintage)
  }

  /// One that something else has started.
  init(_ engine: Engine, existing name: String) {
    self.engine = engine
    id = name
  }

  /// A field of what the engine knows of it.
  func field(_ path: String) throws -> String {
    try engine.text("inspect", "--format", "{{\(path)}}", id)
  }

  /// Its first process, by its pid outside.
  func pid() throws -> pid_t {
    guard let pid = pid_t(try field(".State.Pid")), pid > 1 else {
      throw Failure("the container does not run: \(try log())")
    }
    return pid
  }

  func exitCode() throws -> String { try field(".State.ExitCode") }

  /// All that it has written.
  func log() throws -> String {
    let outcome = try engine.call(["logs", id])
    return outcome.output + outcome.errors
  }

  /// The members of its PID namespace.
  func members() throws -> [ProcessEntry] {
    guard let namespace = ProcessTable.link("/proc/\(try pid())/ns/pid") else {
      throw Failure("the container has ended: \(try log())")
    }
    return ProcessTable.members(of: namespace)
  }

  /// Seconds from now to its end as the engine sees it, or nil when that is longer.
  func secondsToEnd(within limit: Double = 30, after cause: () throws -> Void) throws -> Double? {
    let waiting = try engine.begin(["wait", id])
    defer { waiting.kill() }
    var ended = false
    let duration = try seconds {
      try cause()
      ended = (try? waiting.ending(within: limit)) != nil
    }
    return ended ? duration : nil
  }

  /// Seconds that the engine takes to stop it.
  func secondsToStop() throws -> Double {
    try seconds { try engine.text("stop", id) }
  }

  /// Waits until a line of its log contains the word.
  func awaitLog(_ word: String) throws {
    _ = try eventually("“\(word)” in the log", within: 30) {
      try log().contains(word) ? true : nil
    }
  }

  /// Ends it whatever it does.
  func remove() {
    _ = try? engine.call(
      ["rm", "--force"] + (engine.kind == .podman ? ["--time", "0"] : []) + [id])
  }
}

extension Engine {
  /// Runs a command in a container to its end.
  func run(
    _ command: [String], options: [String] = [], image: Image = .system
  ) throws -> Outcome {
    try call(["run", "--rm"] + options + [image.rawValue] + command)
  }
}
