@testable import TestSupport

/// A container engine with storage, settings and socket of its own, for this run of the tests.
final class Engine: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case docker
    case podman
  }

  /// How an engine ends a container in a PID namespace that others share.
  enum Vintage: String, CaseIterable, Sendable {
    /// By killing all of its cgroup.
    case today
    /// By leaving the rest alone, as engines of 2019 did.
    case old
  }

  let kind: Kind
  let folder: TemporaryFolder
  private let client: [String]
  private let environment: [String]
  private let keeper: Keeper

  /// The engine, started when first asked for, with the images of the tests.
  static func shared(_ kind: Kind) throws -> Engine {
    try kind == .docker ? docker.get() : podman.get()
  }

  private static let docker = Result { try start(.docker) }
  private static let podman = Result { try start(.podman) }

  private static func start(_ kind: Kind) throws -> Engine {
    let engine = try Engine(kind)
    _ = try eventually("\(kind.rawValue) to be ready", within: 60) {
      try engine.call(["version"]).ending == .exited(0) ? true : nil
    }
    for image in Image.allCases { try engine.load(image) }
    return engine
  }

  private init(_ kind: Kind) throws {
    self.kind = kind
    folder = try TemporaryFolder()
    let setting = EngineSetting(folder)
    client = try setting.client(kind)
    environment = setting.environment
    keeper = try setting.start(kind)
  }

  /// Starts the client, by way of another command where one is given.
  func begin(
    _ arguments: [String], _ vintage: Vintage = .today, by command: [String] = []
  ) throws -> Subprocess {
    var words = command + client
    if vintage == .old, kind == .podman { words += ["--runtime", EngineSetting.oldRuntime] }
    words += arguments.prefix(1)
    if vintage == .old, kind == .docker { words += ["--runtime", EngineSetting.oldRuntime] }
    return try Subprocess(words + arguments.dropFirst(), environment: environment)
  }

  /// Runs the client to its end.
  @discardableResult
  func call(
    _ arguments: [String], _ vintage: Vintage = .today, within seconds: Double = 60
  ) throws -> Outcome {
    let process = try begin(arguments, vintage)
    defer { process.kill() }
    return try process.finish(within: seconds)
  }

  /// What the client says, which has to succeed.
  @discardableResult
  func text(_ arguments: String..., within seconds: Double = 60) throws -> String {
    try text(arguments, within: seconds)
  }

  @discardableResult
  func text(
    _ arguments: [String], _ vintage: Vintage = .today, within seconds: Double = 60
  ) throws -> String {
    let outcome = try call(arguments, vintage, within: seconds)
    guard outcome.ending == .exited(0) else {
      throw Failure(
        "\(kind.rawValue) \(arguments): \(outcome.ending)\n\(outcome.output.suffix(2000))\(outcome.errors)"
      )
    }
    return outcome.output.split(separator: "\n").joined(separator: "\n")
  }

  /// Makes an image of the archive that shell commands write.
  func load(_ commands: String, as name: String, _ settings: [String]) throws {
    let changes = settings.flatMap { ["-c", $0] }
    let process = try Subprocess(
      ["/bin/sh", "-c", "{ \(commands)\n} | \"$@\"", "sh"] + client + ["import"] + changes
        + ["-", name], environment: environment)
    defer { process.kill() }
    let outcome = try process.finish(within: 300)
    guard outcome.ending == .exited(0) else {
      throw Failure("\(kind.rawValue) import \(name): \(outcome.errors)")
    }
  }

  private func load(_ image: Image) throws {
    try load(
      "tar -C \(try image.root()) -c .", as: image.rawValue,
      ["ENV PATH=\(EngineSetting.searchPath)"])
  }
}
