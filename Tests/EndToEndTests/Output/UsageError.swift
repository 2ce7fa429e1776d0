import Testing

/// A command line that is wrong, and what is said about it.
struct UsageError: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  let message: String
  /// Whether the last option takes any word after it as its value.
  let lacksValue: Bool

  var testDescription: String { arguments.joined(separator: " ") }

  init(_ arguments: [String], _ message: String) {
    self.arguments = arguments
    self.message = message
    lacksValue = false
  }

  init(_ arguments: String..., lacksValue: Bool = false, message: String) {
    self.arguments = arguments
    self.message = message
    self.lacksValue = lacksValue
  }
}
