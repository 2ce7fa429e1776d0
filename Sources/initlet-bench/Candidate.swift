/// What is measured side by side.
enum Candidate: String, CaseIterable {
  /// The command alone.
  case bare = "none"
  /// The least that could be an init, without any feature: `initlet-limit`.
  case limit
  case initlet
  case tini
  case tiniStatic = "tini-static"
  case dumbInit = "dumb-init"
  case catatonit

  static let peers: [Candidate] = [.tini, .tiniStatic, .dumbInit, .catatonit]

  var name: String { rawValue }

  /// The Debian package of a peer.
  var package: String? {
    switch self {
    case .bare, .limit, .initlet: nil
    case .tini, .tiniStatic: "tini"
    case .dumbInit, .catatonit: name
    }
  }

  var forwardsSignals: Bool { self != .bare && self != .limit }

  /// What comes between the path of the executable and the command.
  func options(_ role: Role) -> [String] {
    switch self {
    case .bare, .limit: []
    case .tini, .tiniStatic: role == .subreaper ? ["-s", "--"] : ["--"]
    case .initlet, .dumbInit, .catatonit: ["--"]
    }
  }
}
