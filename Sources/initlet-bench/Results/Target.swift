/// What a figure of initlet's is to be at most.
struct Target {
  let title: String
  let limit: Double
  /// None where the run has not measured it.
  let value: Double?

  var isMet: Bool? { value.map { $0 <= limit } }

  /// The targets, by the rows of a run.
  static func all(_ rows: [Row]) -> [Target] {
    func row(_ id: String) -> Row? { rows.first { $0.id == id } }
    func own(_ id: String) -> Double? { row(id)?[.initlet]?.median }
    func toBest(_ id: String) -> Double? { row(id).flatMap { $0.ratio(to: $0.bestPeer) } }
    func toNone(_ id: String) -> Double? { row(id)?.ratio(to: .bare) }
    let pages = own("memory.idle.pages").flatMap { pages in
      row("memory.idle.pages")?[.limit].map { pages - $0.median }
    }
    let reaping = Summary(
      rows.filter { $0.id.hasPrefix("reaping.cpu.") }.compactMap { $0.ratio(to: $0.bestPeer) })
    let shutdown = rows.last { $0.id.hasPrefix("shutdown.subreaper.") && $0.unit == "ms" }?.id ?? ""
    return [
      Target("added to a start / the best peer's", 0.4, toBest("start.added")),
      Target(
        "added to a start / the limit's", 1.15, row("start.added")?.ratio(to: .limit)),
      Target("CPU for a reaped orphan / the best peer's", 1, reaping?.median),
      Target("system calls for a reaped orphan", 1.1, own("calls.reap")),
      Target("added to a signal / the best peer's", 0.8, toBest("signals.added")),
      Target("private dirty memory / the best peer's", 0.25, toBest("memory.idle.dirty")),
      Target("resident pages more than the limit's", 4, pages),
      Target("size of the file in bytes", 24 * 1024, own("size.file")),
      Target("99 % of TERMs in a storm / the best peer's", 1, toBest("storm.p99")),
      Target("wake-ups a second while idle", 0, own("wake-ups.idle")),
      Target("shutdown of most leftovers as subreaper / a bare loop", 3, toNone(shutdown)),
    ]
  }

  private init(_ title: String, _ limit: Double, _ value: Double?) {
    self.title = title
    self.limit = limit
    self.value = value
  }
}
