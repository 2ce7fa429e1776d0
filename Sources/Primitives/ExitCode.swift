/// The status that a process passes to its parent when it exits, 0 to 255 (exit(3)).
public struct ExitCode: Equatable, Sendable {
  public let rawValue: UInt8

  public init(_ rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `EXIT_SUCCESS`.
  public static let success = ExitCode(0)
  /// `EXIT_FAILURE`: bad usage, or a failure of the init itself.
  public static let failure = ExitCode(1)
  /// The command was found but cannot be executed.
  public static let notExecutable = ExitCode(126)
  /// The command was not found.
  public static let notFound = ExitCode(127)
}
