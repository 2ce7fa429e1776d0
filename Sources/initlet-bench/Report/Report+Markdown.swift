extension Report {
  /// The report for the README.
  var markdown: String {
    let surroundings = "\(date), \(kernel), \(Processor.count) processors, `\(command)`"
    let tables = [mediansAndRatios, targetTable].filter { !$0.rows.isEmpty }.map(\.markdown)
    let list = remarks.map { "- \($0)\n" }.joined()
    let parts = ["\(surroundings); medians ± the farther quartile:\n"] + tables + [list]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
