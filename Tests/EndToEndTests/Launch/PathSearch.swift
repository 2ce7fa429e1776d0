import Testing

/// A search along PATH: where it goes, and the output or the exit code expected.
struct PathSearch: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Elements by their names in the test's folder; "" and absolute ones stay what they are.
  let path: String?
  var command = "tool"
  let output: String
  var code: Int32 = 0
}
