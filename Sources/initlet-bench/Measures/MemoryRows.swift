import Glibc

/// The rows about the memory of each init at one moment.
struct MemoryRows {
  private var resident: Row
  private var pages: Row
  private var proportional: Row
  private var privateDirty: Row
  private var pageTables: Row

  init(_ moment: MemoryMoment) {
    resident = Row(.residentMemory(moment))
    pages = Row(.residentPages(moment))
    proportional = Row(.proportionalMemory(moment))
    privateDirty = Row(.privateDirtyMemory(moment))
    pageTables = Row(.pageTables(moment))
  }

  var all: [Row] { [resident, pages, proportional, privateDirty, pageTables] }

  /// Adds the figures of /proc/PID/smaps_rollup and /proc/PID/status, which are in kB.
  mutating func add(_ pid: pid_t, _ candidate: Candidate) {
    let rollup = "/proc/\(pid)/smaps_rollup"
    if let value = File.number("Rss", in: rollup) {
      resident.add(Double(value), candidate)
      pages.add(Double(value * 1024 / Int(getpagesize())), candidate)
    }
    if let value = File.number("Pss", in: rollup) { proportional.add(Double(value), candidate) }
    if let value = File.number("Private_Dirty", in: rollup) {
      privateDirty.add(Double(value), candidate)
    }
    if let value = File.number("VmPTE", in: "/proc/\(pid)/status") {
      pageTables.add(Double(value), candidate)
    }
  }
}
