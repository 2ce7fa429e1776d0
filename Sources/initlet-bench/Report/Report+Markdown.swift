extension Report {
  /// For the README.
  var markdown: String {
    let lists = [missingLines, notes].flatMap(\.self).map { "- \($0)\n" }.joined()
    let tables = [mediansAndRatios, targetTable].filter { $0.rows.count > 1 }.map(\.markdown)
    let head = "\(date), \(kernel), \(Processor.count) processors, `\(command)`; "
    return ([head + "medians ± the farther quartile:\n"] + tables + (lists.isEmpty ? [] : [lists]))
      .joined(separator: "\n")
  }
}

extension Table {
  var markdown: String {
    let lines = rows.map { "| " + $0.joined(separator: " | ") + " |\n" }
    let rule = "|" + String(repeating: "---|", count: rows.first?.count ?? 0) + "\n"
    return lines.prefix(1).joined() + rule + lines.dropFirst().joined()
  }
}
