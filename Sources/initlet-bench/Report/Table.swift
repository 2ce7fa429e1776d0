/// A table of texts.
struct Table {
  let head: [String]
  let rows: [[String]]

  /// In columns, the first aligned to the left and the others to the right.
  var text: String {
    let lines = [head] + rows
    let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = "|" + String(repeating: "---|", count: head.count) + "\n"
    return line(head) + rule + rows.map(line).joined()
  }
}
