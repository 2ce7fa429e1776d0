/// Signals through the init, and sent to the command directly, all on one processor.
///
/// How long one is on its way there and the news of it back, and how many pass in a second.
func measureSignals(_ bench: Bench) throws(Failure) -> [Row] {
  var p50 = Row("signals.p50", "signal there and back, median", "µs")
  var p99 = Row("signals.p99", "signal there and back, 99 %", "µs")
  var one = Row("signals.rate.1", "signals of 1 sender", "a second", better: .higher)
  var many = Row("signals.rate.64", "signals of 64 senders", "a second", better: .higher)
  let candidates = bench.candidates.filter { $0 != .limit }
  try Processor.pinned { () throws(Failure) in
    try bench.rounds(candidates) { (candidate) throws(Failure) in
      Progress.show("signals: \(candidate.name)")
      let single = try send(bench, candidate, senders: 1, bench.scaled(2000))
      p50.add(Double(single[2]) / 1000, candidate)
      p99.add(Double(single[3]) / 1000, candidate)
      one.add(Double(single[0]) * 1e9 / Double(single[1]), candidate)
      let others = try send(bench, candidate, senders: 64, bench.scaled(100))
      many.add(Double(others[0]) * 1e9 / Double(others[1]), candidate)
    }
  }
  return [p50, p99, p50.added(to: .bare, "signals.added", "added to a signal, median"), one, many]
}

private func send(
  _ bench: Bench, _ candidate: Candidate, senders: Int, _ count: Int
) throws(Failure) -> [Int64] {
  let target = candidate == .bare ? "self" : "parent"
  let process = try bench.start(
    candidate, .pid1, ["signal-load", "\(senders)", "\(count)", target])
  return try process.numbers(after: "signals")
}
