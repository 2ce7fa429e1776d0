extension Report {
  /// Medians and spreads of all rows.
  var medians: Table {
    Table(
      head: [""] + candidates.map(\.name),
      rows: rows.map { row in [row.heading] + candidates.map(row.cell) })
  }

  /// The figures of initlet, divided by those of other candidates.
  var ratios: Table {
    let compared = rows.filter { !ratioCells(of: $0).allSatisfy(\.isEmpty) }
    return Table(
      head: ["initlet divided by"] + ratioNames,
      rows: compared.map { [$0.quantity.title] + ratioCells(of: $0) })
  }

  /// Both tables side by side.
  var mediansAndRatios: Table {
    Table(
      head: medians.head + ratioNames.map { "initlet / \($0)" },
      rows: zip(medians.rows, rows).map { $0 + ratioCells(of: $1) })
  }

  /// The targets that the run has measured.
  var targetTable: Table {
    Table(
      head: ["target", "at most", "is", "met"],
      rows: targets.compactMap { target in
        guard let value = target.value, let isMet = target.isMet else { return nil }
        return [
          target.title, String(figure: target.limit), String(figure: value), isMet ? "yes" : "no",
        ]
      })
  }

  private var builds: [Candidate] {
    candidates.filter { if case .build = $0 { true } else { false } }
  }

  private var ratioNames: [String] {
    ["none", "limit"] + builds.map(\.name) + ["the best peer"]
  }

  /// The ratios to no init, to the least possible one, to each other build with the spread of the
  /// rounds, and to the best peer with its name.
  private func ratioCells(of row: Row) -> [String] {
    let toFloors = [Candidate.bare, .limit].map { row.ratio(to: $0).map { String(figure: $0) } }
    let toBuilds = builds.map { row.ratioByRound(to: $0).map { String($0) } }
    let toPeer = row.bestPeer.flatMap { peer in
      row.ratio(to: peer).map { "\(String(figure: $0)) (\(peer.name))" }
    }
    return (toFloors + toBuilds + [toPeer]).map { $0 ?? "" }
  }
}
