import Glibc

/// The programs that the tests start.
enum Programs {
  /// The root folder of the package.
  static let package = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// The folder with what `swift test` has built.
  private static let built: String = {
    let test = ProcessTable.link("/proc/self/exe") ?? ""
    return test.split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }()

  static let bench = "\(built)/initlet-bench"

  static let debugInitlet = "\(built)/initlet"

  /// The helper programs, compiled once in each run of the tests.
  ///
  /// Nothing can be tested without them.
  static let fixture: String = {
    let path = "\(package)/.build/fixture/initlet-fixture"
    do {
      try output(of: ["\(package)/Tests/Fixtures/build", path])
    } catch {
      fatalError("the helper programs do not build: \(error)")
    }
    return path
  }()

  /// The shipped executable, built once in each run of the tests unless it is given.
  static let initlet: Result<String, Failure> = {
    if let given = getenv("INITLET_EXECUTABLE") {
      return .success(withoutLinks(String(cString: given)))
    }
    return shipped("initlet")
  }()

  /// The floor that the benchmark compares with, built likewise.
  static let limit: Result<String, Failure> = shipped("initlet-limit")

  /// A path as /proc/PID/exe shows it.
  private static func withoutLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func shipped(_ product: String) -> Result<String, Failure> {
    Result { () throws(Failure) in
      let path = try build(product, [], in: "\(package)/.build/shipped")
      // Pages of a file that has not reached the disk yet would count as the memory that
      // the process has written to.
      sync()
      return withoutLinks(path)
    }
  }

  /// Builds a product for release, with a build folder of its own, and returns its path.
  static func build(
    _ product: String, _ options: [String], in scratch: String
  ) throws(Failure) -> String {
    let command =
      [
        "/usr/bin/env", "swift", "build", "-c", "release", "--product", product,
        "--package-path", package, "--scratch-path", scratch,
      ] + options
    try output(of: command)
    let folder = try output(of: command + ["--show-bin-path"])
    return "\(folder.dropLast())/\(product)"
  }

  /// The output of a command that takes minutes at most, in the environment of the test process.
  @discardableResult
  static func output(of command: [String]) throws(Failure) -> String {
    do {
      let outcome = try Subprocess(command, environment: ownEnvironment).finish(within: 600)
      guard outcome.ending == .exited(0) else {
        throw Failure("\(command) fails:\n\(outcome.output)\(outcome.errors)")
      }
      return outcome.output
    } catch {
      throw error as? Failure ?? Failure("\(error)")
    }
  }

  /// That of the test process.
  static var ownEnvironment: [String] {
    let bytes = ProcessTable.bytes(of: "/proc/self/environ") ?? []
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// An init under test, or one to compare it with.
enum Init: String, CaseIterable, Sendable {
  case initlet
  case tini = "tini-static"
  case dumbInit = "dumb-init"

  func path() throws -> String {
    switch self {
    case .initlet: try Programs.initlet.get()
    case .tini: try Requirement.tini.program()
    case .dumbInit: try Requirement.dumbInit.program()
    }
  }
}
