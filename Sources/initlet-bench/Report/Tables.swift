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

  /// How many times another's median initlet's is.
  var ratios: Table {
    let compared = rows.filter { $0[.initlet] != nil && $0.ratio(to: $0.bestPeer) != nil }
    return Table(
      rows: [["initlet divided by", "none", "limit", "the best peer", "which is"]]
        + compared.map { row in
          [row.title]
            + [.bare, .limit, row.bestPeer].map {
              row.ratio(to: $0).map { String(figure: $0) } ?? ""
            }
            + [row.bestPeer?.name ?? ""]
        })
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
