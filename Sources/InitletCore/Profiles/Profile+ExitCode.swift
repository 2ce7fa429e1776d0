import Primitives

extension Profile {
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
