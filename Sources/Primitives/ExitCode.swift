/// What a process leaves behind for its parent: 0 to 255 (exit(3)).
public struct ExitCode: Equatable, Sendable {
  public let rawValue: UInt8

  public init(_ rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let success = ExitCode(0)
  /// Bad usage, or a failure of the init itself.
  public static let failure = ExitCode(1)
  /// The command was found but cannot be executed.
  public static let notExecutable = ExitCode(126)
  /// The command was not found.
  public static let notFound = ExitCode(127)
}
