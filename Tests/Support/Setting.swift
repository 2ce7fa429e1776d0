import Testing

/// The part that an init plays in its PID namespace.
enum Role: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case pid1 = "as PID 1"
  case subreaper = "as subreaper"

  var testDescription: String { rawValue }
}

/// What is about the init itself, rather than about what it is told to do.
struct Setting {
  var role: Role
  var under: Init = .initlet
  /// Words before the init's own, such as `fixture with-state …`.
  var before: [String] = []
  var environment: [[UInt8]] = Subprocess.cleanEnvironment.map { Array($0.utf8) }
  var errorsTo: ErrorsTo = .pipe
  /// Keeps the namespace after the end of the init, until `end()`.
  var held = false
  /// What the scene keeps: a terminal that nobody holds any more hangs up.
  var terminal: PseudoTerminal?
  /// Takes the place of the init's path, in a changed root for example.
  var path: String?

  init(_ role: Role) {
    self.role = role
  }
}
