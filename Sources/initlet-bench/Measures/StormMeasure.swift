/// The time that a TERM takes through the init while three processes make orphans without end, on
/// all processors and scheduled as in a container.
struct StormMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    // Before the cgroup is entered, since a new cgroup may have no time for real-time priority.
    try Processor.withoutPriority { () throws(Failure) in
      guard let group = CPUGroup() else {
        context.note("storm: scheduled by session, as no cgroup could be made")
        return try sendSignals()
      }
      return try group.run { () throws(Failure) in try sendSignals() }
    }
  }

  private func sendSignals() throws(Failure) -> [Row] {
    var median = Row(.stormMedian)
    var percentile99 = Row(.stormPercentile99)
    var maximum = Row(.stormMaximum)
    let count = "\(context.scaled(300))"
    try context.repeatRounds(context.candidates.filter(\.forwardsSignals)) {
      (candidate) throws(Failure) in
      Progress.show("storm: \(candidate.name)")
      let process = try context.start(candidate, .pid1, ["storm-load", "3", count])
      let nanoseconds = try process.numbers(after: "latencies", count: 3)
      median.add(nanoseconds[0] / 1000, candidate)
      percentile99.add(nanoseconds[1] / 1000, candidate)
      maximum.add(nanoseconds[2] / 1000, candidate)
    }
    return [median, percentile99, maximum]
  }
}
