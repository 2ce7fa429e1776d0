/// What the benchmark could not do, in one line.
struct Failure: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
