/// Why a command could not be started, as far as the exit code and the message depend on it.
public enum LaunchFailure: Equatable, Sendable {
  /// No file with that name was found.
  case notFound
  /// The file is there, but not what it names to be run by: a script's interpreter, or the dynamic
  /// loader.
  case interpreterNotFound
  case isDirectory
  case accessDenied
  /// execve(2) failed with this error number.
  case other(Int32)
}
