/// The quantity that a row shows.
enum Quantity: Hashable {
  case fileSize
  case residentMemory(MemoryMoment)
  case residentPages(MemoryMoment)
  case proportionalMemory(MemoryMoment)
  case privateDirtyMemory(MemoryMoment)
  case pageTables(MemoryMoment)
  case startToExit
  case startToFirstInstruction
  case addedToExit
  case addedToFirstInstruction
  case wakeUps
  case reapingTime(orphans: Int)
  case reapingCPU(orphans: Int)
  case reapingGrowth
  case stormMedian
  case stormPercentile99
  case stormMaximum
  case signalMedian
  case signalPercentile99
  case addedToSignal
  case signalRate(senders: Int)
  case callsOfLife
  case callsBeforeCommand
  case callsPerSignal
  case callsPerOrphan(orphans: Int)
  case callsPerLeftover
  case shutdown(Role, leftovers: Int)
  case shutdownGrowth(Role)
  case survivors(leftovers: Int)
  case told(leftovers: Int)

  /// The name for programs: the measure, a point, and the part of it.
  var id: String {
    switch self {
    case .fileSize: "size.file"
    case .residentMemory(let moment): "memory.\(moment.id).resident"
    case .residentPages(let moment): "memory.\(moment.id).pages"
    case .proportionalMemory(let moment): "memory.\(moment.id).proportional"
    case .privateDirtyMemory(let moment): "memory.\(moment.id).dirty"
    case .pageTables(let moment): "memory.\(moment.id).tables"
    case .startToExit: "start.exit"
    case .startToFirstInstruction: "start.first"
    case .addedToExit: "start.added"
    case .addedToFirstInstruction: "start.addedFirst"
    case .wakeUps: "wake-ups.idle"
    case .reapingTime(let orphans): "reaping.wall.\(orphans)"
    case .reapingCPU(let orphans): "reaping.cpu.\(orphans)"
    case .reapingGrowth: "reaping.wall.growth"
    case .stormMedian: "storm.p50"
    case .stormPercentile99: "storm.p99"
    case .stormMaximum: "storm.max"
    case .signalMedian: "signals.p50"
    case .signalPercentile99: "signals.p99"
    case .addedToSignal: "signals.added"
    case .signalRate(let senders): "signals.rate.\(senders)"
    case .callsOfLife: "calls.start"
    case .callsBeforeCommand: "calls.child"
    case .callsPerSignal: "calls.signal"
    case .callsPerOrphan: "calls.reap"
    case .callsPerLeftover: "calls.leftover"
    case .shutdown(let role, let leftovers): "shutdown.\(role.id).\(leftovers)"
    case .shutdownGrowth(let role): "shutdown.\(role.id).growth"
    case .survivors: "shutdown.survivors"
    case .told: "shutdown.told"
    }
  }

  /// The name in tables.
  var title: String {
    switch self {
    case .fileSize: "size of the file"
    case .residentMemory(let moment): "resident memory \(moment.title)"
    case .residentPages(let moment): "resident pages \(moment.title)"
    case .proportionalMemory(let moment): "proportional memory \(moment.title)"
    case .privateDirtyMemory(let moment): "private dirty memory \(moment.title)"
    case .pageTables(let moment): "page tables \(moment.title)"
    case .startToExit: "start to exit"
    case .startToFirstInstruction: "start to the command's first instruction"
    case .addedToExit: "added to start to exit"
    case .addedToFirstInstruction: "added to start to the first instruction"
    case .wakeUps: "wake-ups while idle"
    case .reapingTime(let orphans): "time for each of \(String(figure: orphans)) orphans at once"
    case .reapingCPU(let orphans): "CPU for each of \(String(figure: orphans)) orphans at once"
    case .reapingGrowth: "growth of the time of reaping, exponent"
    case .stormMedian: "TERM in a storm of orphans, median"
    case .stormPercentile99: "TERM in a storm of orphans, 99 %"
    case .stormMaximum: "TERM in a storm of orphans, most"
    case .signalMedian: "signal there and back, median"
    case .signalPercentile99: "signal there and back, 99 %"
    case .addedToSignal: "added to a signal, median"
    case .signalRate(let senders): "signals of \(senders) sender\(senders == 1 ? "" : "s")"
    case .callsOfLife: "system calls from start to exit"
    case .callsBeforeCommand: "system calls of the child, its execve included"
    case .callsPerSignal: "system calls for a forwarded signal"
    case .callsPerOrphan(let orphans):
      "system calls for each of \(String(figure: orphans)) orphans at once"
    case .callsPerLeftover: "system calls for each leftover as subreaper"
    case .shutdown(let role, let leftovers):
      "shutdown of \(String(figure: leftovers)) \(role.title)"
    case .shutdownGrowth(let role): "growth of the shutdown \(role.title), exponent"
    case .survivors(let leftovers):
      "of \(String(figure: leftovers)) leftovers, alive after the end of a subreaper"
    case .told(let leftovers):
      "of \(String(figure: leftovers)) leftovers, told by a TERM before they are killed"
    }
  }

  /// The unit of the figures; nil for numbers of things and exponents.
  var unit: String? {
    switch self {
    case .fileSize: "bytes"
    case .residentMemory, .proportionalMemory, .privateDirtyMemory, .pageTables: "kB"
    case .startToExit, .startToFirstInstruction, .addedToExit, .addedToFirstInstruction,
      .reapingTime, .reapingCPU, .stormMedian, .stormPercentile99, .stormMaximum, .signalMedian,
      .signalPercentile99, .addedToSignal:
      "µs"
    case .wakeUps, .signalRate: "a second"
    case .shutdown: "ms"
    case .residentPages, .reapingGrowth, .callsOfLife, .callsBeforeCommand, .callsPerSignal,
      .callsPerOrphan, .callsPerLeftover, .shutdownGrowth, .survivors, .told:
      nil
    }
  }

  /// Whether a greater figure is the better one.
  var isBetterIfGreater: Bool {
    switch self {
    case .signalRate, .told: true
    default: false
    }
  }
}
