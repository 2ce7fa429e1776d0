import Glibc

/// A child of the benchmark, with pipes for its standard input and output.
final class Process {
  let pid: pid_t
  /// Nil once it is closed.
  private var input: Int32?
  private let output: Int32
  private var unreadBytes: [UInt8] = []
  /// Nil until the child is reaped.
  private var termination: Termination?

  /// Starts a program, in a new PID namespace if it is to be PID 1.
  init(_ words: [String], role: Role) throws(Failure) {
    let inputPipe = try Pipe()
    let outputPipe = try Pipe()
    defer {
      close(inputPipe.readEnd)
      close(outputPipe.writeEnd)
    }
    input = inputPipe.writeEnd
    output = outputPipe.readEnd
    if role == .pid1 { try PIDNamespace.enterNew() }
    defer { if role == .pid1 { PIDNamespace.returnToOwn() } }
    pid = try Program.start(
      words,
      descriptors: [
        Program.Descriptor(inputPipe.readEnd, as: STDIN_FILENO),
        Program.Descriptor(outputPipe.writeEnd, as: STDOUT_FILENO),
      ])
  }

  func writeInput(_ text: String) {
    guard let input else { return }
    _ = write(input, text, text.utf8.count)
  }

  func closeInput() {
    if let input { close(input) }
    input = nil
  }

  /// The next line of its output without the newline, or nil at the end of the output.
  func nextLine(within seconds: Double = 60) throws(Failure) -> String? {
    let limit = TimeLimit(seconds: seconds)
    while true {
      if let end = unreadBytes.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unreadBytes.removeSubrange(...end) }
        return String(decoding: unreadBytes[..<end], as: UTF8.self)
      }
      if limit.isReached { throw Failure("a measured process does not answer") }
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return nil }
      unreadBytes += buffer[..<count]
    }
  }

  /// The next line of its output without the newline.
  @discardableResult
  func line() throws(Failure) -> String {
    guard let line = try nextLine() else { throw Failure("a measured process ended too early") }
    return line
  }

  /// All lines up to the end of its output.
  func remainingLines(within seconds: Double = 60) throws(Failure) -> [String] {
    var lines: [String] = []
    while let line = try nextLine(within: seconds) { lines.append(line) }
    return lines
  }

  /// The numbers of the next line, which begins with `word` and has `count` numbers.
  func numbers(after word: String, count: Int) throws(Failure) -> [Double] {
    let line = try line()
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    guard words.first == word[...], numbers.count == count else {
      throw Failure("a measured process wrote “\(line)”")
    }
    return numbers
  }

  /// Waits for its end, and reaps it.
  @discardableResult
  func wait() throws(Failure) -> Termination {
    if let termination { return termination }
    let termination = try Termination.wait(for: pid)
    self.termination = termination
    return termination
  }

  deinit {
    if termination == nil {
      // Ends the members of a PID namespace of which it is PID 1 as well.
      kill(pid, SIGKILL)
      _ = try? Termination.wait(for: pid)
    }
    closeInput()
    close(output)
  }
}
