import Primitives

/// What a command line asks for.
public enum Invocation: Equatable, Sendable {
  /// Run the command whose words begin at this index of the arguments.
  case run(commandIndex: Int)
  /// Hold the namespaces and reap (`--pause`).
  case pause
  case printHelp, printVersion, printLicense
  /// Put a copy of the executable at a path (`--copy-to`).
  case install(at: CString)
}
