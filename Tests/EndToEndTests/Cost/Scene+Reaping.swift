import Glibc

@testable import TestSupport

extension Scene {
  /// Has the fixture's `reap-load` make orphans that have ended, and waits until they are reaped.
  func reap(_ count: Int) throws {
    let request = "\(count)\n"
    _ = write(process.input.number, request, request.utf8.count)
    let answer = try process.output.line()
    guard answer?.hasPrefix("reaped \(count) ") == true else {
      throw Failure("not reaped: \(answer ?? "the end")")
    }
  }
}
