import Glibc

/// The memory of an init that has just started, and of one that has reaped many orphans.
struct MemoryMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    // The kernel counts pages of files that it has not written to the disk as dirty.
    sync()
    let reaps = context.scaled(50_000)
    var idleRows = MemoryRows(.idle)
    var laterRows = MemoryRows(.afterReaps(reaps))
    for candidate in context.inits {
      Progress.show("memory: \(candidate.name)")
      var process = try context.startAsleep(candidate)
      idleRows.add(process.pid, candidate)
      // The kernel places each stack at random within its page.
      for _ in 1..<context.scaled(20) {
        process = try context.startAsleep(candidate)
        idleRows.add(process.pid, candidate)
      }
      let batches = 5
      for _ in 0..<batches {
        process.writeInput("\(reaps / batches)\n")
        try process.line()
      }
      laterRows.add(process.pid, candidate)
    }
    return idleRows.all + laterRows.all
  }
}
