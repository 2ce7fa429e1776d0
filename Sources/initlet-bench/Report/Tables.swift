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
    let compared = rows.filter { $0.ratio(to: $0.bestPeer) != nil }
    return Table(
      rows: [["initlet divided by"] + Self.ratioNames]
        + compared.map { [$0.title] + $0.ratios })
  }

  /// Both side by side.
  var mediansAndRatios: Table {
    let names = Self.ratioNames.map { "initlet / \($0)" }
    return Table(
      rows: zip(medians.rows, [names] + rows.map(\.ratios)).map { $0 + $1 })
  }

  private static let ratioNames = ["none", "limit", "the best peer"]

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
  /// To no init, to the least possible one, and to the best peer, which is named.
  fileprivate var ratios: [String] {
    let texts = [.bare, .limit, bestPeer].map { ratio(to: $0).map { String(figure: $0) } ?? "" }
    guard texts[2] != "", let bestPeer else { return texts }
    return texts.dropLast() + ["\(texts[2]) (\(bestPeer.name))"]
  }

  fileprivate var heading: String { unit.isEmpty ? title : "\(title), \(unit)" }

  fileprivate func text(_ candidate: Candidate) -> String {
    remarks[candidate] ?? self[candidate].map(String.init) ?? ""
  }
}
