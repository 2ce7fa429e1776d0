/// The time from the end of the command to that of the init, with daemons left behind.
///
/// Without an init it is the time of a loop that kills as many and waits for them.
struct ShutdownMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    let counts = context.isQuick ? [5, 50] : [10, 100, 1000, 5000]
    return try rowsOfPID1(counts) + rowsOfSubreaper(counts) + [rowOfTold(context.isQuick ? 5 : 50)]
  }

  /// Each daemon writes a line when it gets a TERM.
  private func rowOfTold(_ count: Int) throws(Failure) -> Row {
    var row = Row(.told(leftovers: count))
    for candidate in context.candidates {
      let process = try context.startLeaving(
        count, candidate, .pid1, behaviour: "write=/proc/self/fd/1")
      process.closeInput()
      row.add(Double(try process.remainingLines().count), candidate)
      try process.wait()
    }
    return row
  }

  private func rowsOfPID1(_ counts: [Int]) throws(Failure) -> [Row] {
    var rows: [Row] = []
    var growth = Growth(.shutdownGrowth(.pid1))
    for count in counts {
      let row = try shutDownInTurns(count, .pid1, part: 0.5 / Double(counts.count)).time
      growth.add(count, row)
      rows.append(row)
    }
    return rows + [growth.row].compactMap(\.self)
  }

  private func rowsOfSubreaper(_ counts: [Int]) throws(Failure) -> [Row] {
    var rows: [Row] = []
    var growth = Growth(.shutdownGrowth(.subreaper))
    var survivorRows: [Int: Row] = [:]
    for count in counts {
      var (time, survivors) = try shutDownInTurns(
        count, .subreaper, part: 0.5 / Double(counts.count))
      for candidate in context.inits where !candidate.endsLeftovers(.subreaper) {
        survivors[candidate] = try shutDown(count, candidate, .subreaper).survivors
      }
      var survivorRow = Row(.survivors(leftovers: count))
      for (candidate, alive) in survivors {
        survivorRow.add(Double(alive), candidate)
        if alive > 0 { time.remark("leaves \(String(figure: alive))", candidate) }
      }
      survivorRows[count] = survivorRow
      growth.add(count, time)
      rows.append(time)
    }
    let survivorsOfMost = counts.max().flatMap { survivorRows[$0] }
    return rows + [growth.row, survivorsOfMost].compactMap(\.self)
  }

  /// The times, in milliseconds, of those candidates that end the daemons, and the most daemons
  /// alive after any of their rounds.
  ///
  /// A candidate that leaves daemons alive ends too soon for its time to be compared.
  private func shutDownInTurns(
    _ count: Int, _ role: Role, part: Double
  ) throws(Failure) -> (time: Row, survivors: [Candidate: Int]) {
    var time = Row(.shutdown(role, leftovers: count))
    var survivors: [Candidate: Int] = [:]
    let candidates = context.candidates.filter { $0.endsLeftovers(role) }
    try context.repeatRounds(candidates, part: part) { (candidate) throws(Failure) in
      Progress.show("shutdown: \(String(figure: count)) \(role.title), \(candidate.name)")
      if candidate == .bare {
        time.add(try timeOfLoop(count), candidate)
      } else {
        let (milliseconds, alive) = try shutDown(count, candidate, role)
        time.add(milliseconds, candidate)
        survivors[candidate] = max(survivors[candidate] ?? 0, alive)
      }
    }
    return (time, survivors)
  }

  private func shutDown(
    _ count: Int, _ candidate: Candidate, _ role: Role
  ) throws(Failure) -> (milliseconds: Double, survivors: Int) {
    let process = try context.startLeaving(count, candidate, role)
    let start = Clock.now
    process.closeInput()
    try process.wait()
    return (Double(Clock.now - start) / 1_000_000, PIDNamespace.killMembers())
  }

  /// The time, in milliseconds, of a loop of kill(2) and one of wait(2).
  private func timeOfLoop(_ count: Int) throws(Failure) -> Double {
    let process = try Process(
      [context.executables.fixture, "kill-loop", "\(count)"], role: .subreaper)
    guard let microseconds = Double(try process.line()) else {
      throw Failure("the loop without an init tells no time")
    }
    return microseconds / 1000
  }
}
