import Primitives

/// The program whose place the init takes, by the name that it is called by.
public enum Profile: Sendable, CaseIterable {
  case native, tini, dumbInit, catatonit, pause

  /// Reads the first argument, which may be a path and may be missing.
  ///
  /// The last part of the path decides by its beginning: `tini-static` is tini.
  public init(calledBy argument: CString?) {
    self = .native
    guard let argument else { return }
    var name = ByteSlice(argument)
    while let slash = name.firstIndex(of: UInt8(ascii: "/")) { name = name.dropFirst(slash &+ 1) }
    if name.hasPrefix("tini") || name.hasPrefix("docker-init") {
      self = .tini
    } else if name.hasPrefix("dumb-init") {
      self = .dumbInit
    } else if name.hasPrefix("catatonit") || name.hasPrefix("podman-init") {
      self = .catatonit
    } else if name.hasPrefix("pause") {
      self = .pause
    }
  }

  /// What the program is called in messages and in its help.
  public var name: StaticString {
    switch self {
    case .native: "initlet"
    case .tini: "tini"
    case .dumbInit: "dumb-init"
    case .catatonit: "catatonit"
    case .pause: "pause"
    }
  }
}
