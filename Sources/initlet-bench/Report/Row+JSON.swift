extension Row {
  /// The figures of candidates, or the remarks in their places.
  func json(_ candidates: [Candidate]) -> JSON {
    .object([
      ("id", .string(quantity.id)),
      ("title", .string(quantity.title)),
      ("unit", .string(quantity.unit ?? "")),
      ("better", .string(quantity.isBetterIfGreater ? "higher" : "lower")),
      ("values", .object(values(candidates))),
    ])
  }

  private func values(_ candidates: [Candidate]) -> [(String, JSON)] {
    candidates.compactMap { candidate in
      if let remark = remarks[candidate] { return (candidate.name, .string(remark)) }
      return self[candidate].map { (candidate.name, $0.json) }
    }
  }
}
