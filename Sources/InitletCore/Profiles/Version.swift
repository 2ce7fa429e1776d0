import Primitives

/// A version of the executable.
public struct Version: Sendable {
  /// Such as `0.1.0`.
  public let number: ByteSlice
  /// The first seven digits of the commit that it was built from.
  public let commit: ByteSlice

  public init(number: ByteSlice, commit: ByteSlice) {
    self.number = number
    self.commit = commit
  }
}

extension LineBuffer {
  /// Appends the version as a program writes it.
  ///
  /// Docker takes only what begins like tini's, with the commit behind `git.`.
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
