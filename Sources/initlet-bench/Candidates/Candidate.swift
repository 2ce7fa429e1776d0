/// A program, or none, that the benchmark compares with the others.
enum Candidate: Hashable {
  /// The command without an init.
  case bare
  /// The least possible init: `initlet-limit`.
  case limit
  /// The build of initlet to which ratios and targets apply.
  case initlet
  /// Another build of initlet, for comparison.
  case build(Build)
  case peer(Peer)

  /// The candidates of every run, in the order of the tables.
  static func all(builds: [Build]) -> [Candidate] {
    [.bare, .limit, .initlet] + builds.map(Candidate.build) + Peer.allCases.map(Candidate.peer)
  }

  /// The name in options and tables.
  var name: String {
    switch self {
    case .bare: "none"
    case .limit: "limit"
    case .initlet: "initlet"
    case .build(let build): build.label
    case .peer(let peer): peer.name
    }
  }

  /// Whether it forwards signals to the command.
  var forwardsSignals: Bool {
    switch self {
    case .bare, .limit: false
    case .initlet, .build, .peer: true
    }
  }

  /// Whether the processes that the command leaves behind end with it in this role.
  ///
  /// When PID 1 ends, the kernel kills every process of its PID namespace.
  func endsLeftovers(_ role: Role) -> Bool {
    switch self {
    case .bare, .initlet, .build: true
    case .limit, .peer: role == .pid1
    }
  }

  /// The words between the path of the executable and the command.
  func options(_ role: Role) -> [String] {
    switch self {
    case .bare, .limit: []
    case .initlet, .build: ["--"]
    case .peer(let peer): peer.options(role)
    }
  }
}
