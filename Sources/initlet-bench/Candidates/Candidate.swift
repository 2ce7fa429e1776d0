/// One of those that are measured side by side.
enum Candidate: Hashable {
  /// The command without an init.
  case bare
  /// The least possible init, without any feature: `initlet-limit`.
  case limit
  /// The build of initlet that the ratios and targets are about.
  case initlet
  /// Another build of initlet, to compare that one with.
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

  var forwardsSignals: Bool {
    switch self {
    case .bare, .limit: false
    case .initlet, .build, .peer: true
    }
  }

  /// Whether processes that the command leaves behind are ended in this role too.
  ///
  /// The end of PID 1 makes the kernel end every process of the PID namespace.
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
