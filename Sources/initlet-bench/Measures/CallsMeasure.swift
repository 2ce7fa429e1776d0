import Glibc

/// The system calls of an init, counted by strace(1).
func measureCalls(_ bench: Bench) throws(Failure) -> [Row] {
  guard File.isProgram(strace) else {
    bench.note("system calls are not counted: strace is not installed")
    return []
  }
  var start = Row("calls.start", "system calls from start to exit", "")
  var signal = Row("calls.signal", "system calls for a forwarded signal", "")
  var reap = Row("calls.reap", "system calls for each of 1,000 orphans at once", "")
  for candidate in bench.inits {
    Progress.show("calls: \(candidate.name)")
    start.add(try callsOfStart(bench, candidate), candidate)
    if candidate.forwardsSignals { signal.add(try callsOfSignal(bench, candidate), candidate) }
    reap.add(try callsOfReap(bench, candidate), candidate)
  }
  return [start, signal, reap]
}

private let strace = "/usr/bin/strace"

/// Not the first process of its namespace, which nothing can be attached to in time.
private func callsOfStart(_ bench: Bench, _ candidate: Candidate) throws(Failure) -> Double {
  let command = [bench.executables.fixture, "exit-with", "0"]
  let process = try Process(
    [strace, "-c", "-o", "/dev/stdout"] + bench.executables.words(candidate, .subreaper, command),
    role: .subreaper)
  return try total(process)
}

private func callsOfSignal(_ bench: Bench, _ candidate: Candidate) throws(Failure) -> Double {
  let count = 100
  let process = try bench.start(candidate, .pid1, ["print-signals"])
  _ = try process.line()
  let calls = try calls(of: process.pid) { () throws(Failure) in
    for _ in 0..<count {
      kill(process.pid, SIGUSR1)
      _ = try process.line()
    }
  }
  return calls / Double(count)
}

private func callsOfReap(_ bench: Bench, _ candidate: Candidate) throws(Failure) -> Double {
  let count = 1000
  let process = try bench.start(candidate, .pid1, ["reap-load"])
  _ = try process.line()
  let calls = try calls(of: process.pid) { () throws(Failure) in
    process.write("\(count)\n")
    _ = try process.line()
  }
  return calls / Double(count)
}

/// The calls of a process that runs already while something happens.
private func calls(
  of pid: pid_t, during body: () throws(Failure) -> Void
) throws(Failure) -> Double {
  let trace = try Process(
    [strace, "-c", "-o", "/dev/stdout", "-qq", "-p", "\(pid)"], role: .subreaper)
  let budget = Budget(seconds: 20)
  while File.number("TracerPid", in: "/proc/\(pid)/status") == 0 {
    if budget.isSpent { throw Failure("strace does not take hold of a process") }
    usleep(1000)
  }
  try body()
  // Lets the init go back to sleep.
  Clock.sleep(0.02)
  kill(trace.pid, SIGINT)
  return try total(trace)
}

/// The fourth word in the last line of strace's summary.
private func total(_ trace: Process) throws(Failure) -> Double {
  while true {
    let words = try trace.line().split(separator: " ")
    if words.last == "total", words.count > 3, let calls = Double(words[3]) { return calls }
  }
}
