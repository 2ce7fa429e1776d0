import Primitives

/// The reason why a command could not be started, as far as the exit code and the message depend on
/// it.
public enum LaunchFailure: Sendable {
  /// There is no file with that name.
  case notFound
  /// The file exists, but not the interpreter that it names: that of a script, or the dynamic
  /// loader (execve(2), `ENOENT`).
  case interpreterNotFound(firstLine: CString)
  case isDirectory
  case accessDenied
  /// execve(2) failed with this errno.
  case other(Int32)
}
