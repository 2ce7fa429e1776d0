import Primitives

/// The differences between the programs besides their options.
public struct Manners: Sendable {
  /// A standard stream to print to.
  public enum Stream: Sendable {
    case standardOutput, standardError
  }

  /// The stream of the help that `--help` prints.
  public var helpStream = Stream.standardOutput
  /// The stream of the version that `--version` prints.
  public var versionStream = Stream.standardOutput
  /// Whether `-v` prints the version, as in the `pause` of Kubernetes.
  public var printsVersionForVerbose = false
  /// Whether the help answers a command line without a command.
  public var answersMissingCommandWithHelp = false
  /// Whether the program warns that it neither is PID 1 nor adopts orphans.
  public var warnsWithoutSubreaper = false
  /// Whether the program reports a signal that killed the command and that it did not send.
  public var reportsUnexpectedDeath = false
  /// Whether messages have dumb-init's wording, which scripts look for.
  public var speaksAsDumbInit = false
}

extension Profile {
  public var manners: Manners {
    var manners = Manners()
    switch self {
    case .native: manners.reportsUnexpectedDeath = true
    case .tini:
      manners.answersMissingCommandWithHelp = true
      manners.warnsWithoutSubreaper = true
    case .dumbInit:
      manners.helpStream = .standardError
      manners.versionStream = .standardError
      manners.speaksAsDumbInit = true
    case .catatonit: manners.helpStream = .standardError
    case .pause: manners.printsVersionForVerbose = true
    }
    return manners
  }

  /// The exit code for a command that could not be started.
  public func exitCode(for failure: LaunchFailure) -> ExitCode {
    switch self {
    case .native, .pause:
      if case .notFound = failure { .notFound } else { .notExecutable }
    case .tini:
      switch failure {
      case .notFound, .interpreterNotFound: .notFound
      case .accessDenied, .isDirectory: .notExecutable
      case .other: .failure
      }
    case .dumbInit: ExitCode(2)
    case .catatonit: .failure
    }
  }
}
