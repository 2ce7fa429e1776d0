import Primitives

/// The request that a command line makes.
public enum Invocation: Equatable, Sendable {
  /// Run the command that begins at this index of the arguments.
  case run(commandIndex: Int)
  /// Run no command; keep the namespaces alive and reap (`--pause`).
  case pause
  case printHelp, printVersion, printLicense
  /// Copy the executable to a path (`--copy-to`).
  case install(at: CString)
}
