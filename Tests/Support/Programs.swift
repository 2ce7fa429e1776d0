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

  static let fixture = "\(built)/initlet-fixture"

  static let bench = "\(built)/initlet-bench"

  static let debugInitlet = "\(built)/initlet"

  /// The shipped executable, built once in each run of the tests unless it is given.
  static let initlet: Result<String, Failure> = {
    if let given = getenv("INITLET_EXECUTABLE") {
      return .success(withoutLinks(String(cString: given)))
    }
    return Result { () throws(Failure) in withoutLinks(try buildInitlet()) }
  }()

  /// A path as /proc/PID/exe shows it.
  private static func withoutLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func buildInitlet() throws(Failure) -> String {
    let scratch = "\(package)/.build/shipped"
    try buildInitlet([], in: scratch)
    // Pages of a file that has not reached the disk yet would count as the memory that
    // the process has written to.
    sync()
    return "\(scratch)/release/initlet"
  }

  /// Builds for release, with a build folder of its own.
  static func buildInitlet(_ options: [String], in scratch: String) throws(Failure) {
    let command =
      [
        "/usr/bin/env", "swift", "build", "-c", "release", "--product", "initlet",
        "--package-path", package, "--scratch-path", scratch,
      ] + options
    do {
      let outcome = try Subprocess(command, environment: ownEnvironment).finish(within: 600)
      guard outcome.ending == .exited(0) else {
        throw Failure("the shipped executable does not build:\n\(outcome.output)\(outcome.errors)")
      }
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
