/// Another project's init, in the package of Debian.
enum Peer: String, CaseIterable {
  case tini
  case tiniStatic = "tini-static"
  case dumbInit = "dumb-init"
  case catatonit

  /// The name of the executable.
  var name: String { rawValue }

  /// The Debian package with the executable.
  var package: String {
    switch self {
    case .tini, .tiniStatic: "tini"
    case .dumbInit, .catatonit: name
    }
  }

  /// The words between the path of the executable and the command.
  func options(_ role: Role) -> [String] {
    switch self {
    case .tini, .tiniStatic: role == .subreaper ? ["-s", "--"] : ["--"]
    case .dumbInit, .catatonit: ["--"]
    }
  }
}
