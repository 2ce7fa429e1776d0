import Glibc

/// From the end of the command to that of the init, with daemons left behind that end by TERM.
///
/// Without an init it is a loop that kills as many and waits for them.
func measureShutdown(_ bench: Bench) throws(Failure) -> [Row] {
  let counts = bench.isQuick ? [5, 50] : [10, 100, 1000, 5000]
  return try measureShutdown(bench, .pid1, counts) + measureShutdown(bench, .subreaper, counts)
}

private func measureShutdown(
  _ bench: Bench, _ role: Role, _ counts: [Int]
) throws(Failure) -> [Row] {
  let part = role == .pid1 ? "as PID 1" : "as subreaper"
  var rows: [Row] = []
  for count in counts {
    let label = String(figure: Double(count))
    var row = Row("shutdown.\(role).\(count)", "shutdown of \(label) \(part)", "ms")
    // Whoever leaves them alive is done too soon to be compared.
    let candidates = bench.candidates.filter { $0.endsLeftovers(role) }
    try bench.rounds(candidates, part: 0.5 / Double(counts.count)) { (candidate) throws(Failure) in
      Progress.show("shutdown: \(label) \(part), \(candidate.name)")
      let (milliseconds, alive) = try shutdown(bench, candidate, role, count)
      if alive > 0 { throw Failure("\(candidate.name) leaves \(alive) processes alive") }
      row.add(milliseconds, candidate)
    }
    if role == .subreaper {
      for candidate in bench.candidates where !candidates.contains(candidate) {
        let alive = try shutdown(bench, candidate, role, count).alive
        row.remark("leaves \(String(figure: Double(alive)))", candidate)
      }
    }
    rows.append(row)
  }
  let growth = Growth.row(
    rows, "shutdown.\(role)", "growth of the shutdown \(part)", isEach: false)
  return rows + [growth].compactMap(\.self)
}

private func shutdown(
  _ bench: Bench, _ candidate: Candidate, _ role: Role, _ count: Int
) throws(Failure) -> (milliseconds: Double, alive: Int) {
  if candidate == .bare {
    let process = try Process(
      [bench.executables.fixture, "kill-loop", "\(count)"], role: .subreaper)
    guard let microseconds = Double(try process.line()) else { throw Failure("no time of a loop") }
    return (microseconds / 1000, 0)
  }
  let daemons = [String](repeating: "session:obey", count: count)
  let process = try bench.start(candidate, role, ["leave-behind", "input"] + daemons)
  _ = try process.line()
  let start = Clock.now
  process.closeInput()
  process.wait()
  return (Double(Clock.now - start) / 1e6, PIDNamespace.clear())
}
