/// Signals that go through the init, or without one directly to the command: the time until their
/// sender hears of their arrival, and how many arrive in a second.
///
/// All processes share one processor.
struct SignalMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    var median = Row(.signalMedian)
    var percentile99 = Row(.signalPercentile99)
    var rateOfOne = Row(.signalRate(senders: 1))
    var rateOfMany = Row(.signalRate(senders: 64))
    let candidates = context.candidates.filter { $0 == .bare || $0.forwardsSignals }
    try Processor.onOneProcessor { () throws(Failure) in
      try context.repeatRounds(candidates) { (candidate) throws(Failure) in
        Progress.show("signals: \(candidate.name)")
        let one = try send(candidate, senders: 1, signalsOfEach: context.scaled(2000))
        median.add(one.median, candidate)
        percentile99.add(one.percentile99, candidate)
        rateOfOne.add(one.rate, candidate)
        let many = try send(candidate, senders: 64, signalsOfEach: context.scaled(100))
        rateOfMany.add(many.rate, candidate)
      }
    }
    return [median, percentile99, median.addedToBare(.addedToSignal), rateOfOne, rateOfMany]
  }

  /// The times of single signals in microseconds, and the number of all in a second.
  private func send(
    _ candidate: Candidate, senders: Int, signalsOfEach count: Int
  ) throws(Failure) -> (median: Double, percentile99: Double, rate: Double) {
    let target = candidate == .bare ? "self" : "parent"
    let process = try context.start(
      candidate, .pid1, ["signal-load", "\(senders)", "\(count)", target])
    let numbers = try process.numbers(after: "signals", count: 4)
    let (total, nanoseconds) = (numbers[0], numbers[1])
    return (
      median: numbers[2] / 1000, percentile99: numbers[3] / 1000,
      rate: total * Double(Clock.nanosecondsPerSecond) / nanoseconds
    )
  }
}
