import Glibc

/// strace(1), which counts and prints the system calls of processes.
enum Strace {
  static var isInstalled: Bool { Program.exists(path) }

  private static let path = "/usr/bin/strace"

  /// The calls of a process that runs already, while `body` runs.
  static func countCalls(
    of pid: pid_t, during body: () throws(Failure) -> Void
  ) throws(Failure) -> Int {
    let trace = try Process(
      [path, "-c", "-o", "/dev/stdout", "-qq", "-p", "\(pid)"], role: .subreaper)
    let limit = TimeLimit(seconds: 20)
    while File.number("TracerPid", in: "/proc/\(pid)/status") == 0 {
      if limit.isReached { throw Failure("strace does not attach to a process") }
      Clock.sleep(seconds: 0.001)
    }
    try body()
    // Lets the process return to the call that it waits in.
    Clock.sleep(seconds: 0.02)
    kill(trace.pid, SIGINT)
    return try total(trace)
  }

  /// The beginnings of all calls of a program and of its descendants, in their order.
  static func calls(of words: [String]) throws(Failure) -> [TracedCall] {
    let trace = try Process([path, "-f", "-qq", "-o", "/dev/stdout"] + words, role: .subreaper)
    return try trace.remainingLines().compactMap(TracedCall.init)
  }

  /// The sum of all calls: the fourth column in the last line of strace's summary.
  ///
  /// Without any call there is no summary.
  private static func total(_ trace: Process) throws(Failure) -> Int {
    for line in try trace.remainingLines() {
      let words = line.split(separator: " ")
      if words.last == "total", words.count > 3, let calls = Int(words[3]) { return calls }
    }
    return 0
  }
}
