/// A table of words, the first row of which is its head.
struct Table {
  let rows: [[String]]
}

extension Report {
  /// Medians and spreads of everything.
  var medians: Table {
    Table(
      rows: [["" as String] + candidates.map(\.name)]
        + rows.map { row in
          [row.heading] + candidates.map { row.text($0) }
        })
  }

  /// How many times another's figure initlet's is.
  var ratios: Table {
    let compared = rows.map { (row: $0, ratios: ratios(of: $0)) }
      .filter { !$0.ratios.allSatisfy(\.isEmpty) }
    return Table(
      rows: [["initlet divided by"] + ratioNames]
        + compared.map { [$0.row.title] + $0.ratios })
  }

  /// Both side by side.
  var mediansAndRatios: Table {
    let names = ratioNames.map { "initlet / \($0)" }
    return Table(
      rows: zip(medians.rows, [names] + rows.map(ratios(of:))).map { $0 + $1 })
  }

  private var builds: [Candidate] {
    candidates.filter { if case .build = $0 { true } else { false } }
  }

  private var ratioNames: [String] {
    ["none", "limit"] + builds.map(\.name) + ["the best peer"]
  }

  /// To no init, to the least possible one, to each other build with the spread of the rounds, and
  /// to the best peer, which is named.
  private func ratios(of row: Row) -> [String] {
    let toFloors = [Candidate.bare, .limit].map { row.ratio(to: $0).map { String(figure: $0) } }
    let toBuilds = builds.map { row.ratioByRound(to: $0).map { String($0) } }
    let toPeer = row.bestPeer.flatMap { peer in
      row.ratio(to: peer).map { "\(String(figure: $0)) (\(peer.name))" }
    }
    return (toFloors + toBuilds + [toPeer]).map { $0 ?? "" }
  }

  /// Those that the run tells something about.
  var targetTable: Table {
    Table(
      rows: [["target", "at most", "is", "met"]]
        + targets.compactMap { target in
          target.value.map { value in
            [
              target.title, String(figure: target.limit), String(figure: value),
              value <= target.limit ? "yes" : "no",
            ]
          }
        })
  }
}

extension Row {
  fileprivate var heading: String { unit.isEmpty ? title : "\(title), \(unit)" }

  fileprivate func text(_ candidate: Candidate) -> String {
    remarks[candidate] ?? self[candidate].map(String.init) ?? ""
  }
}
