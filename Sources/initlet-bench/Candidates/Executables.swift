import Glibc

/// The paths of the candidates and of the helper programs.
struct Executables {
  /// The environment variable with the path of the build of initlet that is measured.
  static let variable = "INITLET_EXECUTABLE"

  let limit: String
  let fixture: String
  let initlet: String
  /// The peers that are installed.
  private let peers: [Peer: String]

  /// Finds the helper programs in the folder of the benchmark's own executable.
  ///
  /// Builds initlet for release unless the environment variable names its executable.
  init(beside ownPath: String, builds: [Build]) throws(Failure) {
    let folder = File.folder(of: ownPath)
    limit = "\(folder)/initlet-limit"
    fixture = "\(folder)/initlet-fixture"
    if let given = getenv(Self.variable) {
      initlet = String(cString: given)
    } else {
      initlet = try Self.buildInitlet(scratch: File.folder(of: File.folder(of: folder)))
    }
    let paths = Peer.allCases.compactMap { peer in Program.find(peer.name).map { (peer, $0) } }
    peers = Dictionary(uniqueKeysWithValues: paths)
    for path in [limit, fixture, initlet] where !Program.exists(path) {
      throw Failure("\(path) is missing: start the benchmark by 'swift run -c release'")
    }
    for build in builds where !Program.exists(build.path) {
      throw Failure("\(build.path) is not an executable file")
    }
  }

  /// The path of the executable, or nil for no init and for a peer that is not installed.
  func path(_ candidate: Candidate) -> String? {
    switch candidate {
    case .bare: nil
    case .limit: limit
    case .initlet: initlet
    case .build(let build): build.path
    case .peer(let peer): peers[peer]
    }
  }

  /// Whether the candidate needs no executable or has one.
  func canRun(_ candidate: Candidate) -> Bool { candidate == .bare || path(candidate) != nil }

  /// The words that run a command under a candidate.
  func words(_ candidate: Candidate, _ role: Role, _ command: [String]) -> [String] {
    guard let path = path(candidate) else { return command }
    return [path] + candidate.options(role) + command
  }

  /// Builds the shipped executable as users do, in the build folder that holds the benchmark.
  private static func buildInitlet(scratch: String) throws(Failure) -> String {
    guard let swift = Program.find("swift") else {
      throw Failure("swift is not in PATH; set \(variable) to the shipped executable")
    }
    let sources = File.folder(of: File.folder(of: File.folder(of: #filePath)))
    let pid = try Program.start(
      [
        swift, "build", "--quiet", "-c", "release", "--product", "initlet",
        "--package-path", File.folder(of: sources), "--scratch-path", scratch,
      ],
      descriptors: [Program.Descriptor(STDERR_FILENO, as: STDOUT_FILENO)])
    guard try Termination.wait(for: pid) == .exited(code: EXIT_SUCCESS) else {
      throw Failure("the shipped executable does not build")
    }
    return "\(scratch)/release/initlet"
  }
}
