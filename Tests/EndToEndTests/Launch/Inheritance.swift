import Testing

/// Something that a command inherits: what is changed before the init is started.
struct Inheritance: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let changes: [String]

  init(_ description: String, _ changes: String...) {
    testDescription = description
    self.changes = changes
  }
}
