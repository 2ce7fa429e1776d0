/// The differences between the programs besides their options: a set.
public struct Manners: Sendable {
  private let bits: UInt8

  /// `--help` prints on the standard error.
  public static let helpOnStandardError = Manners(bits: 1)
  /// `--version` prints on the standard error.
  public static let versionOnStandardError = Manners(bits: 2)
  /// `-v` prints the version, as in the `pause` of Kubernetes.
  public static let versionForVerbose = Manners(bits: 4)
  /// The help answers a command line without a command.
  public static let helpForMissingCommand = Manners(bits: 8)
  /// A warning says that the program neither is PID 1 nor adopts orphans.
  public static let subreaperWarning = Manners(bits: 16)
  /// A message reports a signal that killed the command and that the program did not send.
  public static let unexpectedDeathReport = Manners(bits: 32)
  /// Messages have dumb-init's wording, which scripts look for.
  public static let dumbInitWording = Manners(bits: 64)
  /// `-P` may stand beside options and a command that do nothing then.
  public static let ignoresAllBesidePause = Manners(bits: 128)

  public static func | (left: Manners, right: Manners) -> Manners {
    Manners(bits: left.bits | right.bits)
  }

  public func contains(_ other: Manners) -> Bool {
    bits & other.bits != 0
  }
}

extension Profile {
  public var manners: Manners {
    switch self {
    case .native: .unexpectedDeathReport
    case .tini: .helpForMissingCommand | .subreaperWarning
    case .dumbInit: .helpOnStandardError | .versionOnStandardError | .dumbInitWording
    case .catatonit: .helpOnStandardError | .ignoresAllBesidePause
    case .pause: .versionForVerbose
    }
  }
}
