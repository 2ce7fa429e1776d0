/// Orphans that have all ended when they become the init's: how long it takes for each, and how
/// much of the processor.
func measureReaping(_ bench: Bench) throws(Failure) -> [Row] {
  var rows: [Row] = []
  let counts = [1000, 5000, 20_000, 50_000].map(bench.scaled)
  for (index, count) in counts.enumerated() {
    let label = String(figure: Double(count))
    var wall = Row("reaping.wall.\(count)", "time for each of \(label) orphans at once", "µs")
    var cpu = Row("reaping.cpu.\(count)", "CPU for each of \(label) orphans at once", "µs")
    try bench.rounds(bench.inits, part: 1 / Double(counts.count), atLeast: index < 2 ? 5 : 2) {
      (candidate) throws(Failure) in
      Progress.show("reaping: \(label), \(candidate.name)")
      let process = try Processor.pinned { () throws(Failure) in
        try bench.start(candidate, .pid1, ["reap-load"])
      }
      _ = try process.line()
      process.write("\(count)\n")
      let numbers = try process.numbers(after: "reaped")
      guard numbers[0] == count else {
        bench.note("there was no room for \(label) orphans at once (kernel.pid_max)")
        return
      }
      wall.add(Double(numbers[1]) / 1000 / Double(count), candidate)
      cpu.add(Double(numbers[2]) / 1000 / Double(count), candidate)
    }
    rows += [wall, cpu].filter { !$0.samples.isEmpty }
  }
  let growth = Growth.row(
    rows.filter { $0.id.hasPrefix("reaping.wall.") }, "reaping.wall",
    "growth of the time of reaping", isEach: true)
  return rows + [growth].compactMap(\.self)
}
