/// How often an init runs while nothing happens; all of them at the same time.
func measureWakeUps(_ bench: Bench) throws(Failure) -> [Row] {
  var row = Row("wake-ups.idle", "wake-ups while idle", "a second")
  var processes: [(Candidate, Process)] = []
  for candidate in bench.inits {
    processes.append((candidate, try bench.startAsleep(candidate)))
  }
  let before = processes.map { switches($0.1) }
  let seconds = bench.isQuick ? 1.5 : 5
  Clock.sleep(seconds)
  for ((candidate, process), count) in zip(processes, before) {
    row.add(Double(switches(process) - count) / seconds, candidate)
  }
  return [row]
}

private func switches(_ process: Process) -> Int {
  let path = "/proc/\(process.pid)/status"
  return ["voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"]
    .reduce(0) { $0 + (File.number($1, in: path) ?? 0) }
}
