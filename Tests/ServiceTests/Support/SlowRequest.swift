import Glibc

@testable import TestSupport

/// A request to a web server that has provably begun and lasts until the test lets it go on.
///
/// The handler makes the file `begun`, waits for the file `go` and answers `done`.
struct SlowRequest {
  private let service: Service
  private let answer: Stream

  init(_ service: Service, _ socket: String) throws {
    self.service = service
    let path = service.folder[socket]
    answer = try service.await("a connection") {
      try? UnixSocket.ask(path, "GET /slow HTTP/1.0\r\n\r\n")
    }
    try service.awaitFile("begun")
  }

  /// Gives the signal the time to do its harm, and returns whether the whole answer comes.
  func finish() throws -> Verdict {
    let deadline = Deadline.after(0.7)
    while !answer.hasEnded && !deadline.hasPassed { answer.advance(deadline) }
    try service.folder.file("go")
    return try answer.rest().hasSuffix("done\n") ? .finished : .lost
  }
}
