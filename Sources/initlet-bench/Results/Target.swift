import Budget

/// A figure of the budget, and what a run has measured of it.
struct Target {
  let budget: Budget
  /// Nil if the run has not measured it.
  let value: Double?

  var title: String { budget.title }

  /// The greatest value within the budget.
  var limit: Double { budget.limit }

  var isMet: Bool? { value.map { $0 <= limit } }

  init(_ budget: Budget, _ rows: [Row]) {
    self.budget = budget
    value = Self.value(of: budget, rows)
  }

  private static func value(of budget: Budget, _ rows: [Row]) -> Double? {
    func row(_ quantity: Quantity) -> Row? { rows.first { $0.quantity == quantity } }
    func own(_ quantity: Quantity) -> Double? { row(quantity)?[.initlet]?.median }
    return switch budget {
    case .fileSize: own(.fileSize)
    case .residentMemory: own(.residentMemory(.idle))
    case .privateDirtyMemory: own(.privateDirtyMemory(.idle))
    case .addedToStart: row(.addedToExit)?.ratioToBestPeer
    case .wakeUps: own(.wakeUps)
    case .reapingCPU: medianRatioOfReaping(rows)
    case .addedToSignal: row(.addedToSignal)?.ratioToBestPeer
    case .shutdown: greatestShutdown(rows)?.ratio(to: .bare)
    case .survivors: greatestSurvival(rows)?[.initlet]?.median
    case .callsOfLife: own(.callsOfLife)
    case .callsBeforeCommand: own(.callsBeforeCommand)
    case .callsPerSignal: own(.callsPerSignal)
    case .callsPerOrphan: own(.callsPerOrphan(orphans: CallsMeasure.orphanCount))
    case .callsPerLeftover: own(.callsPerLeftover)
    }
  }

  /// The median, over the numbers of orphans, of the ratio to the best peer.
  private static func medianRatioOfReaping(_ rows: [Row]) -> Double? {
    let ratios = rows.compactMap { row in
      if case .reapingCPU = row.quantity { row.ratioToBestPeer } else { nil }
    }
    return Summary(ratios)?.median
  }

  /// The shutdown as a subreaper with the most leftovers.
  private static func greatestShutdown(_ rows: [Row]) -> Row? {
    let shutdowns = rows.compactMap { row in
      if case .shutdown(.subreaper, let leftovers) = row.quantity { (leftovers, row) } else { nil }
    }
    return shutdowns.max { $0.0 < $1.0 }?.1
  }

  private static func greatestSurvival(_ rows: [Row]) -> Row? {
    rows.first { if case .survivors = $0.quantity { true } else { false } }
  }
}
