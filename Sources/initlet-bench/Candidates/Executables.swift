import Glibc

/// The paths of the candidates and of the helper programs.
struct Executables {
  let limit: String
  let fixture: String
  let initlet: String
  /// The peers that are installed.
  private let peers: [Peer: String]

  /// Finds what the environment names, and builds the rest.
  init(builds: [Build]) throws(Failure) {
    fixture = try Self.fixture()
    limit = try Self.executable(Self.limitVariable, product: "initlet-limit")
    initlet = try Self.executable(Self.initletVariable, product: "initlet")
    let paths = Peer.allCases.compactMap { peer in Program.find(peer.name).map { (peer, $0) } }
    peers = Dictionary(uniqueKeysWithValues: paths)
    for path in [limit, fixture, initlet] + builds.map(\.path) where !Program.exists(path) {
      throw Failure("\(path) is not an executable file")
    }
  }

  /// Names what was found in the environment, for the benchmark inside of its namespace.
  func export() {
    setenv(Self.limitVariable, limit, 1)
    setenv(Self.initletVariable, initlet, 1)
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

  // MARK: -

  private static let limitVariable = "INITLET_LIMIT"
  private static let initletVariable = "INITLET_EXECUTABLE"

  /// The root folder of the package.
  private static let package = (1...4).reduce(#filePath) { path, _ in File.folder(of: path) }

  /// The helper programs, which the tests use too.
  private static func fixture() throws(Failure) -> String {
    let path = "\(package)/.build/fixture/initlet-fixture"
    try output(of: ["\(package)/Tests/Fixtures/build", path])
    return path
  }

  /// What the environment variable names, or a product that is built for release, in the folder
  /// where the tests build it too.
  private static func executable(
    _ variable: String, product: String
  ) throws(Failure) -> String {
    if let given = getenv(variable) { return String(cString: given) }
    guard let swift = Program.find("swift") else {
      throw Failure("swift is not in PATH; set \(variable) to a release build of \(product)")
    }
    let command = [
      swift, "build", "--quiet", "-c", "release", "--product", product,
      "--package-path", package, "--scratch-path", "\(package)/.build/shipped",
    ]
    try output(of: command)
    let folder = try output(of: command + ["--show-bin-path"])
    return "\(folder.last ?? "")/\(product)"
  }

  /// The lines that a command writes, which may take minutes.
  @discardableResult
  private static func output(of command: [String]) throws(Failure) -> [String] {
    let process = try Process(command, role: .subreaper)
    let lines = try process.remainingLines(within: 600)
    guard try process.wait() == .exited(code: EXIT_SUCCESS) else {
      throw Failure(([command.joined(separator: " ") + " fails:"] + lines).joined(separator: "\n"))
    }
    return lines
  }
}
