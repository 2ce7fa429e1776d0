/// The time and the CPU time that an init needs to reap each of many orphans, all of which have
/// ended when they become its children.
struct ReapingMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    let counts = [1000, 5000, 20_000, 50_000].map(context.scaled)
    var rows: [Row] = []
    var growth = Growth(.reapingGrowth)
    for count in counts {
      let (time, cpu) = try reap(count, part: 1 / Double(counts.count))
      guard !time.samples.isEmpty else { continue }
      rows += [time, cpu]
      growth.add(count, time) { $0 * Double(count) }
    }
    return rows + [growth.row].compactMap(\.self)
  }

  private func reap(_ count: Int, part: Double) throws(Failure) -> (time: Row, cpu: Row) {
    var time = Row(.reapingTime(orphans: count))
    var cpu = Row(.reapingCPU(orphans: count))
    let label = String(figure: count)
    // Fewer rounds of many orphans, which take longer and vary less.
    let minimum = count > 5000 ? 2 : 5
    try context.repeatRounds(context.inits, part: part, minimum: minimum) {
      (candidate) throws(Failure) in
      Progress.show("reaping: \(label), \(candidate.name)")
      let process = try Processor.onOneProcessor { () throws(Failure) in
        try context.start(candidate, .pid1, ["reap-load"])
      }
      try process.line()
      process.writeInput("\(count)\n")
      let numbers = try process.numbers(after: "reaped", count: 3)
      let (reaped, timeOfAll, cpuOfAll) = (numbers[0], numbers[1], numbers[2])
      guard reaped == Double(count) else {
        context.note("there was no room for \(label) orphans at once (kernel.pid_max)")
        return
      }
      time.add(timeOfAll / 1000 / reaped, candidate)
      cpu.add(cpuOfAll / 1000 / reaped, candidate)
    }
    return (time, cpu)
  }
}
