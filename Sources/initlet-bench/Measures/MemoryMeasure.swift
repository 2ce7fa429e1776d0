import Glibc

/// The memory of an init: when it has just started, and when it has reaped many.
func measureMemory(_ bench: Bench) throws(Failure) -> [Row] {
  // Pages of files that have not reached the disk would count as dirty.
  sync()
  let total = bench.scaled(50_000)
  var idle = MemoryRows("idle", "while idle")
  var after = MemoryRows("reaped", "after \(String(figure: Double(total))) reaps")
  for candidate in bench.inits {
    Progress.show("memory: \(candidate.name)")
    var process = try bench.startAsleep(candidate)
    idle.add(process.pid, candidate)
    // Where on its page a stack begins is up to chance.
    for _ in 1..<bench.scaled(20) {
      process = try bench.startAsleep(candidate)
      idle.add(process.pid, candidate)
    }
    for _ in 0..<5 {
      process.write("\(total / 5)\n")
      _ = try process.line()
    }
    after.add(process.pid, candidate)
  }
  return idle.rows + after.rows
}

/// What the kernel says about the memory of one process.
private struct MemoryRows {
  private var resident: Row
  private var pages: Row
  private var proportional: Row
  private var dirty: Row
  private var tables: Row

  init(_ id: String, _ when: String) {
    resident = Row("memory.\(id).resident", "resident memory \(when)", "kB")
    pages = Row("memory.\(id).pages", "resident pages \(when)", "")
    proportional = Row("memory.\(id).proportional", "proportional memory \(when)", "kB")
    dirty = Row("memory.\(id).dirty", "private dirty memory \(when)", "kB")
    tables = Row("memory.\(id).tables", "page tables \(when)", "kB")
  }

  var rows: [Row] { [resident, pages, proportional, dirty, tables] }

  mutating func add(_ pid: pid_t, _ candidate: Candidate) {
    let rollup = "/proc/\(pid)/smaps_rollup"
    if let value = File.number("Rss", in: rollup) {
      resident.add(Double(value), candidate)
      pages.add(Double(value * 1024 / Int(getpagesize())), candidate)
    }
    if let value = File.number("Pss", in: rollup) { proportional.add(Double(value), candidate) }
    if let value = File.number("Private_Dirty", in: rollup) { dirty.add(Double(value), candidate) }
    if let value = File.number("VmPTE", in: "/proc/\(pid)/status") {
      tables.add(Double(value), candidate)
    }
  }
}
