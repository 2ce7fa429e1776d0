extension Report {
  /// For a terminal.
  var text: String {
    let tables = [medians, ratios, targetTable].filter { $0.rows.count > 1 }
    return ([surroundings] + tables.map(\.text) + (missingLines + notes).map { "\($0)\n" })
      .joined(separator: "\n")
  }
}

extension Table {
  /// In columns, all but the first to the right.
  var text: String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
