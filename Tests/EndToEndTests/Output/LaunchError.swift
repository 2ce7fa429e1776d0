import Testing

/// A command that cannot be started: its name in the test's folder, and what is said about it.
struct LaunchError: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let command: String
  let code: Int32
  /// What comes after "initlet: NAME: ".
  let reason: String
}
