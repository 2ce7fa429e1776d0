/// The beginning of a system call, as strace(1) prints it.
struct TracedCall {
  let pid: Int
  /// The name of the call and its arguments.
  let text: Substring

  /// Takes a line `PID CALL` apart; nil for resumed calls, signals and ends of processes.
  init?(_ line: String) {
    guard let end = line.firstIndex(of: " "), let pid = Int(line[..<end]) else { return nil }
    self.pid = pid
    text = line[end...].drop { $0 == " " }
    guard let first = text.first, first.isLetter || first == "_" else { return nil }
  }

  func executes(_ path: String) -> Bool { text.hasPrefix("execve(\"\(path)\"") }
}
