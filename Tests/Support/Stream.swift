import Glibc

/// What a process writes, read with a deadline.
final class Stream {
  private let descriptor: Descriptor
  private var unread: [UInt8] = []
  private(set) var hasEnded = false
  /// Each read as it came: with a socket of packets, one write(2) of the process.
  private(set) var pieces: [String] = []
  /// A line with this in it counts as not written.
  private let omitted: String?

  init(_ descriptor: Descriptor, omitted: String? = nil) {
    self.descriptor = descriptor
    self.omitted = omitted
  }

  /// Reads once if something comes before the deadline.
  func advance(_ deadline: Deadline) {
    guard !hasEnded else { return }
    var poll = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, deadline.milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor.number, &buffer, buffer.count)
    guard count > 0 else {
      hasEnded = count == 0 || errno != EINTR
      return
    }
    let piece = withoutOmitted(buffer[..<count])
    unread += piece
    if !piece.isEmpty { pieces.append(String(decoding: piece, as: UTF8.self)) }
  }

  private func withoutOmitted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let omitted, let found = bytes.firstRange(of: Array(omitted.utf8)) else { return bytes }
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<found.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? bytes.startIndex
    let end = bytes[found.upperBound...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.endIndex
    return bytes[..<start] + bytes[end...]
  }

  /// The next line without its end, or nil at the end of the stream.
  func line(within seconds: Double = Deadline.hang) throws -> String? {
    let deadline = Deadline.after(seconds)
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        return line
      }
      if hasEnded { return nil }
      if deadline.hasPassed { throw Failure("no line within \(seconds) s; got \(pieces)") }
      advance(deadline)
    }
  }

  /// The next line that is about `what`; what comes before it is skipped.
  func line(containing what: String, within seconds: Double = Deadline.hang) throws -> String {
    while let line = try line(within: seconds) {
      if line.contains(what) { return line }
    }
    throw Failure("the stream ended without “\(what)”; got \(pieces)")
  }

  /// What comes up to and including `what`, lines or not.
  @discardableResult
  func text(through what: String, within seconds: Double = Deadline.hang) throws -> String {
    let deadline = Deadline.after(seconds)
    let end = Array(what.utf8)
    while true {
      if let found = unread.firstRange(of: end) {
        defer { unread.removeSubrange(..<found.upperBound) }
        return String(decoding: unread[..<found.upperBound], as: UTF8.self)
      }
      if hasEnded || deadline.hasPassed { throw Failure("no “\(what)”; got \(pieces.joined())") }
      advance(deadline)
    }
  }

  /// All that is unread, up to the end of the stream.
  func rest(within seconds: Double = Deadline.hang) throws -> String {
    let deadline = Deadline.after(seconds)
    while !hasEnded {
      if deadline.hasPassed { throw Failure("no end within \(seconds) s; got \(pieces)") }
      advance(deadline)
    }
    defer { unread = [] }
    return String(decoding: unread, as: UTF8.self)
  }

  /// Nobody reads it from now on.
  func close() {
    descriptor.close()
    hasEnded = true
  }
}
