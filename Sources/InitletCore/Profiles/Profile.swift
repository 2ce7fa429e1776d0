import Primitives

/// The program whose place the init takes, which depends on the name that it is called by.
public enum Profile: Sendable, CaseIterable {
  case native, tini, dumbInit, catatonit, pause

  /// Finds the profile by `argv[0]`, which may be a path and may be missing.
  ///
  /// The beginning of the last component of the path decides: `tini-static` is tini.
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
}

extension LineBuffer {
  /// Appends the name of the program in messages and in the help.
  ///
  /// From C strings the compiler would make a table of addresses, which would have to be relocated.
  public mutating func append(nameOf profile: Profile) {
    switch profile {
    case .native: append(ByteSlice("initlet" as StaticString))
    case .tini: append(ByteSlice("tini" as StaticString))
    case .dumbInit: append(ByteSlice("dumb-init" as StaticString))
    case .catatonit: append(ByteSlice("catatonit" as StaticString))
    case .pause: append(ByteSlice("pause" as StaticString))
    }
  }
}
