/// How often an init runs while nothing happens; all of them are measured at the same time.
struct WakeUpsMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    var processes: [(candidate: Candidate, process: Process, before: Int)] = []
    for candidate in context.inits {
      let process = try context.startAsleep(candidate)
      processes.append((candidate, process, contextSwitches(process)))
    }
    let seconds = context.isQuick ? 1.5 : 5
    Clock.sleep(seconds: seconds)
    var row = Row(.wakeUps)
    for (candidate, process, before) in processes {
      row.add(Double(contextSwitches(process) - before) / seconds, candidate)
    }
    return [row]
  }

  private func contextSwitches(_ process: Process) -> Int {
    let path = "/proc/\(process.pid)/status"
    return ["voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"]
      .reduce(0) { $0 + (File.number($1, in: path) ?? 0) }
  }
}
