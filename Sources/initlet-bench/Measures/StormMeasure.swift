/// TERMs through the init while three processes make orphans without end, on all processors and
/// scheduled as in a container.
func measureStorm(_ bench: Bench) throws(Failure) -> [Row] {
  // First of all, since a new cgroup may have no time for priority.
  try Processor.amongOthers { () throws(Failure) in
    guard let group = CPUGroup() else {
      bench.note("storm: scheduled by session, as no cgroup could be made")
      return try takeTurns(bench)
    }
    return try group.run { () throws(Failure) in try takeTurns(bench) }
  }
}

private func takeTurns(_ bench: Bench) throws(Failure) -> [Row] {
  var rows = [
    Row("storm.p50", "TERM in a storm of orphans, median", "µs"),
    Row("storm.p99", "TERM in a storm of orphans, 99 %", "µs"),
    Row("storm.max", "TERM in a storm of orphans, most", "µs"),
  ]
  let count = "\(bench.scaled(300))"
  try bench.rounds(bench.candidates.filter(\.forwardsSignals)) { (candidate) throws(Failure) in
    Progress.show("storm: \(candidate.name)")
    let process = try bench.start(candidate, .pid1, ["storm-load", "3", count])
    let numbers = try process.numbers(after: "latencies")
    for index in rows.indices { rows[index].add(Double(numbers[index]) / 1000, candidate) }
  }
  return rows
}
