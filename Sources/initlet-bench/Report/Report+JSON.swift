extension Report {
  /// The report for programs.
  var json: JSON {
    .object([
      ("date", .string(date)),
      ("kernel", .string(kernel)),
      ("processors", .number(Double(Processor.count))),
      ("command", .string(command)),
      ("candidates", .array(candidates.map { .string($0.name) })),
      ("notInstalled", .array(missingPeers.map { .string($0.name) })),
      ("rows", .array(rows.map { $0.json(candidates) })),
      ("targets", .array(targets.map(\.json))),
      ("notes", .array(notes.map(JSON.string))),
    ])
  }
}
