import Glibc

/// A child of the benchmark, with pipes for its standard input and output.
///
/// Everything else it inherits. The program is given by its path.
final class Process {
  let pid: pid_t
  private var input: Int32
  private let output: Int32
  private var unread: [UInt8] = []
  private var status: Int32?

  init(_ words: [String], role: Role) throws(Failure) {
    let (inputRead, inputWrite) = try Self.pipe()
    let (outputRead, outputWrite) = try Self.pipe()
    defer {
      close(inputRead)
      close(outputWrite)
    }
    input = inputWrite
    output = outputRead
    if role == .pid1 { try PIDNamespace.enter() }
    defer { if role == .pid1 { PIDNamespace.leave() } }
    pid = try spawn(words, [(inputRead, 0), (outputWrite, 1)])
  }

  /// Descriptors that no child inherits but by being asked to.
  private static func pipe() throws(Failure) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure("pipe2: \(errorText())") }
    return (ends[0], ends[1])
  }

  func write(_ line: String) {
    _ = Glibc.write(input, line, line.utf8.count)
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// The next line without its end.
  func line(within seconds: Double = 60) throws(Failure) -> String {
    let budget = Budget(seconds: seconds)
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      if budget.isSpent { throw Failure("a measured process says nothing") }
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { throw Failure("a measured process ended too early") }
      unread += buffer[..<count]
    }
  }

  /// The numbers of the next line, which begins with a word.
  func numbers(after word: String) throws(Failure) -> [Int64] {
    let line = try line()
    let words = line.split(separator: " ")
    guard words.first == word[...] else { throw Failure("a measured process said “\(line)”") }
    return words.dropFirst().compactMap { Int64($0) }
  }

  /// As many bytes as a value needs, from what the process has written.
  func value<Value: BitwiseCopyable>(_ empty: Value) -> Value? {
    var value = empty
    let size = MemoryLayout<Value>.size
    return read(output, &value, size) == size ? value : nil
  }

  /// Waits for the end and returns the status as wait(2) gives it.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    self.status = status
    return status
  }

  /// Ends it, and with it a PID namespace of which it is the first process.
  func kill() {
    guard status == nil else { return }
    _ = Glibc.kill(pid, SIGKILL)
    wait()
  }

  deinit {
    kill()
    closeInput()
    close(output)
  }
}

/// The part that an init plays in its PID namespace.
enum Role: String {
  case pid1
  case subreaper
}

func errorText() -> String { String(cString: strerror(errno)) }

/// Starts a program with copies of descriptors.
///
/// posix_spawn(3) does not copy the memory of the caller, however large that is.
func spawn(_ words: [String], _ copies: [(from: Int32, to: Int32)]) throws(Failure) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (from, to) in copies { posix_spawn_file_actions_adddup2(&actions, from, to) }
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var pid: pid_t = 0
  let error = posix_spawn(&pid, words[0], &actions, nil, &arguments, environ)
  guard error == 0 else { throw Failure("\(words[0]): \(String(cString: strerror(error)))") }
  return pid
}
