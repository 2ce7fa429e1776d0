import Primitives

/// In what the programs differ besides their options.
extension Profile {
  /// Where something is printed.
  public enum Stream: Sendable {
    case standardOutput, standardError
  }

  /// Where the help goes that was asked for.
  public var helpStream: Stream {
    switch self {
    case .dumbInit, .catatonit: .standardError
    case .native, .tini, .pause: .standardOutput
    }
  }

  public var versionStream: Stream {
    switch self {
    case .dumbInit: .standardError
    case .native, .tini, .catatonit, .pause: .standardOutput
    }
  }

  /// Whether `-v` prints the version, as the `pause` of Kubernetes does.
  public var printsVersionForVerbose: Bool {
    switch self {
    case .pause: true
    case .native, .tini, .dumbInit, .catatonit: false
    }
  }

  /// Whether the help is the answer to a command line without a command.
  public var answersMissingCommandWithHelp: Bool {
    switch self {
    case .tini: true
    case .native, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether the program warns that it neither is PID 1 nor adopts orphans.
  public var warnsWithoutSubreaper: Bool {
    switch self {
    case .tini: true
    case .native, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether it reports that a signal killed the command which the init did not send.
  public var reportsUnexpectedDeath: Bool {
    switch self {
    case .native: true
    case .tini, .dumbInit, .catatonit, .pause: false
    }
  }

  /// Whether messages have dumb-init's wording, which scripts look for.
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
