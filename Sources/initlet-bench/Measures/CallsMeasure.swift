import Glibc

/// The numbers of system calls of an init, counted by strace(1).
struct CallsMeasure: Measure {
  /// The orphans whose reaping is traced.
  static let orphanCount = 1000
  private static let signalCount = 100
  private static let leftoverCount = 300

  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    guard Strace.isInstalled else {
      context.note("system calls are not counted: strace is not installed")
      return []
    }
    var life = Row(.callsOfLife)
    var child = Row(.callsBeforeCommand)
    var signal = Row(.callsPerSignal)
    var orphan = Row(.callsPerOrphan(orphans: Self.orphanCount))
    var leftover = Row(.callsPerLeftover)
    for candidate in context.inits {
      Progress.show("calls: \(candidate.name)")
      let calls = try callsOfLife(candidate)
      life.add(Double(calls.byInit), candidate)
      child.add(Double(calls.byChild), candidate)
      if candidate.forwardsSignals { signal.add(try callsPerSignal(candidate), candidate) }
      orphan.add(try callsPerOrphan(candidate), candidate)
      if candidate.endsLeftovers(.subreaper) {
        leftover.add(try callsPerLeftover(candidate), candidate)
      }
    }
    return [life, child, signal, orphan, leftover].filter { !$0.samples.isEmpty }
  }

  /// All calls of the init, and those of its child up to the execution of the command.
  ///
  /// The init is not PID 1, because strace cannot attach to the child of unshare(2) in time.
  private func callsOfLife(
    _ candidate: Candidate
  ) throws(Failure) -> (byInit: Int, byChild: Int) {
    let fixture = context.executables.fixture
    let calls = try Strace.calls(
      of: context.executables.words(candidate, .subreaper, [fixture, "exit-with", "0"]))
    guard let first = calls.first, let execution = calls.firstIndex(where: { $0.executes(fixture) })
    else { throw Failure("strace does not show the command of \(candidate.name)") }
    let child = calls[execution].pid
    return (
      byInit: calls.count { $0.pid == first.pid },
      byChild: calls[...execution].count { $0.pid == child }
    )
  }

  /// The number of calls for more signals, less that for fewer.
  ///
  /// The difference leaves out the calls that strace interrupts when it attaches and detaches.
  private func callsPerSignal(_ candidate: Candidate) throws(Failure) -> Double {
    let process = try context.start(candidate, .pid1, ["print-signals"])
    try process.line()
    let callsOfFew = try callsOfSignals(Self.signalCount, process)
    let callsOfTwiceAsMany = try callsOfSignals(2 * Self.signalCount, process)
    return Double(callsOfTwiceAsMany - callsOfFew) / Double(Self.signalCount)
  }

  /// The number of calls of an init for signals that it receives one at a time.
  private func callsOfSignals(_ count: Int, _ process: Process) throws(Failure) -> Int {
    try Strace.countCalls(of: process.pid) { () throws(Failure) in
      for _ in 0..<count {
        kill(process.pid, SIGUSR1)
        try process.line()
      }
    }
  }

  private func callsPerOrphan(_ candidate: Candidate) throws(Failure) -> Double {
    let process = try context.start(candidate, .pid1, ["reap-load"])
    try process.line()
    let calls = try Strace.countCalls(of: process.pid) { () throws(Failure) in
      process.writeInput("\(Self.orphanCount)\n")
      try process.line()
    }
    return Double(calls) / Double(Self.orphanCount)
  }

  private func callsPerLeftover(_ candidate: Candidate) throws(Failure) -> Double {
    let process = try context.startLeaving(Self.leftoverCount, candidate, .subreaper)
    let calls = try Strace.countCalls(of: process.pid) { () throws(Failure) in
      process.closeInput()
      try process.wait()
    }
    return Double(calls) / Double(Self.leftoverCount)
  }
}
