extension Report {
  /// The report for a terminal.
  var text: String {
    let surroundings = "\(date), \(kernel), \(Processor.count) processors, '\(command)'\n"
    let tables = [medians, ratios, targetTable].filter { !$0.rows.isEmpty }
    return ([surroundings] + tables.map(\.text) + remarks.map { "\($0)\n" })
      .joined(separator: "\n")
  }
}
