import Glibc

/// Where the candidates and the helper programs are.
struct Executables {
  let limit: String
  let fixture: String
  let initlet: String
  private let peers: [Peer: String]

  /// Looks for everything; the shipped executable is built if it is not given by
  /// `INITLET_EXECUTABLE`.
  init(beside own: String, builds: [Build]) throws(Failure) {
    let folder = Self.folder(of: own)
    limit = "\(folder)/initlet-limit"
    fixture = "\(folder)/initlet-fixture"
    if let given = Self.given {
      initlet = given
    } else {
      initlet = try Self.build(Self.folder(of: Self.folder(of: folder)))
    }
    let paths = Peer.allCases.compactMap { peer in Self.find(peer.name).map { (peer, $0) } }
    peers = Dictionary(uniqueKeysWithValues: paths)
    for path in [limit, fixture, initlet] where !File.isProgram(path) {
      throw Failure("\(path) is missing: start the benchmark by 'swift run -c release'")
    }
    for build in builds where !File.isProgram(build.path) {
      throw Failure("\(build.path) is not an executable file")
    }
  }

  /// The path of a candidate that is installed.
  func path(_ candidate: Candidate) -> String? {
    switch candidate {
    case .bare: nil
    case .limit: limit
    case .initlet: initlet
    case .build(let build): build.path
    case .peer(let peer): peers[peer]
    }
  }

  /// The words that run a command below a candidate.
  func words(_ candidate: Candidate, _ role: Role, _ command: [String]) -> [String] {
    guard let path = path(candidate) else { return command }
    return [path] + candidate.options(role) + command
  }

  private static var given: String? {
    getenv("INITLET_EXECUTABLE").map { String(cString: $0) }
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }

  private static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.first(where: File.isProgram)
  }

  /// Builds the shipped executable as users do, in the build folder that holds the benchmark.
  private static func build(_ scratch: String) throws(Failure) -> String {
    guard let swift = find("swift") else {
      throw Failure("swift is not in PATH; set INITLET_EXECUTABLE to the shipped executable")
    }
    let package = folder(of: folder(of: folder(of: #filePath)))
    let pid = try spawn(
      [
        swift, "build", "--quiet", "-c", "release", "--product", "initlet",
        "--package-path", package, "--scratch-path", scratch,
      ], [(STDERR_FILENO, STDOUT_FILENO)])
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw Failure("the shipped executable does not build") }
    return "\(scratch)/release/initlet"
  }
}
