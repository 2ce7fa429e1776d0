import Primitives

/// The version of an executable.
public struct Version: Sendable {
  /// The number, such as `0.1.0`.
  public let number: CString
  /// The first seven digits of the commit from which the executable was built.
  public let commit: CString

  public init(number: CString, commit: CString) {
    self.number = number
    self.commit = commit
  }
}

extension LineBuffer {
  /// Appends the version in the form of a program.
  ///
  /// Docker reads it, and expects the beginning of tini's, with the commit behind `git.`.
  public mutating func append(_ version: Version, of profile: Profile) {
    switch profile {
    case .native: append("initlet version ")
    case .tini, .catatonit: append("tini version ")
    case .dumbInit: append("dumb-init v")
    case .pause: append("pause ")
    }
    append(version.number)
    switch profile {
    case .native, .tini:
      append(" - git.")
      append(version.commit)
    case .catatonit: append("_catatonit")
    case .dumbInit, .pause: break
    }
  }
}
