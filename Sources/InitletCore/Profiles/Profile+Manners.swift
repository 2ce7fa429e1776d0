import Primitives

/// The differences between the programs besides their options.
extension Profile {
  /// A standard stream to print to.
  public enum Stream: Sendable {
    case standardOutput, standardError
  }

  /// The stream of the help that `--help` prints.
  public var helpStream: Stream {
    switch self {
    case .dumbInit, .catatonit: .standardError
    case .native, .tini, .pause: .standardOutput
    }
  }

  /// The stream of the version that `--version` prints.
  public var versionStream: Stream {
    switch self {
    case .dumbInit: .standardError
    case .native, .tini, .catatonit, .pause: .standardOutput
    }
  }

  /// Whether `-v` prints the version, as in the `pause` of Kubernetes.
  public var printsVersionForVerbose: Bool {
    switch self {
    case .pause: true
    case .native, .tini, .dumbInit, .catatonit: false
    }
  }

  /// Whether a command line without a command gets the help in the place of an error.
  public var answersMissingCommandWithHelp: Bool {
    switch self {
    case .tini: true
    case .native, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether the program warns that it is neither PID 1 nor a subreaper.
  public var warnsWithoutSubreaper: Bool {
    switch self {
    case .tini: true
    case .native, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether the program reports that the command died of a signal that the init has not sent.
  public var reportsUnexpectedDeath: Bool {
    switch self {
    case .native: true
    case .tini, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether messages have dumb-init's wording, which some scripts look for.
  public var speaksAsDumbInit: Bool {
    switch self {
    case .dumbInit: true
    case .native, .tini, .catatonit, .pause: false
    }
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
