import Glibc

@testable import TestSupport

/// containerd by its own client, with storage and a socket of its own.
final class Containerd: Sendable {
  static let shared = Result { try Containerd() }

  private static let image = "docker.io/library/\(Image.system.rawValue):latest"

  private let folder: TemporaryFolder
  private let keeper: Keeper

  private init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    try folder.file("config.toml", Self.configuration(folder))
    try folder.script("runtime", EngineSetting.runtime)
    let client = try Self.client(folder).joined(separator: " ")
    keeper = try Keeper(
      """
      containerd --config \(folder["config.toml"]) >\(folder["log"]) 2>&1 &
      cat
      for id in $(\(client) tasks list --quiet); do
        \(client) tasks remove --force $id
      done
      \(client) containers list --quiet | xargs --no-run-if-empty \(client) containers remove
      kill $!
      wait $!
      """, in: folder, environment: EngineSetting(folder).environment)
    _ = try eventually("containerd to be ready", within: 60) {
      try call(["version"]).ending == .exited(0) ? true : nil
    }
    try Engine.shared(.docker)
      .text("save", "--output", folder["image"], "\(Image.system.rawValue):latest")
    try text("images", "import", folder["image"])
  }

  private static func client(_ folder: TemporaryFolder) throws -> [String] {
    [try Requirement.docker.program(2), "--address", folder["socket"]]
  }

  private static func configuration(_ folder: TemporaryFolder) -> String {
    """
    version = 2
    root = "\(folder["root"])"
    state = "\(folder["state"])"
    disabled_plugins = ["io.containerd.grpc.v1.cri"]
    [grpc]
    address = "\(folder["socket"])"
    [ttrpc]
    address = "\(folder["ttrpc"])"

    """
  }

  private func call(_ arguments: [String]) throws -> Outcome {
    let process = try Subprocess(
      try Self.client(folder) + arguments, environment: EngineSetting(folder).environment)
    defer { process.kill() }
    return try process.finish(within: 60)
  }

  @discardableResult
  func text(_ arguments: String...) throws -> String { try text(arguments) }

  @discardableResult
  private func text(_ arguments: [String]) throws -> String {
    let outcome = try call(arguments)
    guard outcome.ending == .exited(0) else {
      throw Failure("ctr \(arguments): \(outcome.ending)\n\(outcome.errors)")
    }
    return outcome.output
  }

  /// Starts a container, in the PID namespace of another one if there is one.
  func start(
    _ id: String, _ command: [String], beside holder: String? = nil,
    _ vintage: Engine.Vintage = .today
  ) throws {
    var options = ["run", "--detach"]
    if let holder { options += ["--with-ns", "pid:/proc/\(try pid(holder))/ns/pid"] }
    if vintage == .old { options += ["--runc-binary", folder["runtime"]] }
    // Nobody reads what it writes.
    try text(options + ["--null-io", Self.image, id] + command)
  }

  /// Its line in the list of tasks: name, pid, status.
  private func task(_ id: String) throws -> [String] {
    let lines = try text("tasks", "list").split(separator: "\n")
    let fields = lines.map { $0.split(separator: " ").map(String.init) }
    guard let task = fields.first(where: { $0.first == id && $0.count == 3 }) else {
      throw Failure("no task \(id)")
    }
    return task
  }

  func pid(_ id: String) throws -> pid_t {
    guard let pid = pid_t(try task(id)[1]), pid > 1 else { throw Failure("no pid of \(id)") }
    return pid
  }

  func hasStopped(_ id: String) throws -> Bool { try task(id)[2] == "STOPPED" }

  func remove(_ ids: [String]) {
    for id in ids.reversed() {
      _ = try? call(["tasks", "remove", "--force", id])
      _ = try? call(["containers", "remove", id])
    }
  }
}
