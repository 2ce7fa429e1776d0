@testable import TestSupport

extension Stream {
  /// The next signals that are told, which have to be these.
  func expectSignals(_ expected: Int32...) throws {
    for signal in expected {
      let line = try line(containing: "signal ").filter { $0 != "\r" }
      // The terminal shows the key before it.
      guard line.hasSuffix("signal \(signal)") else { throw Failure("“\(line)”, not \(signal)") }
    }
  }
}
