extension Row {
  /// The title and the unit.
  var heading: String {
    quantity.unit.map { "\(quantity.title), \($0)" } ?? quantity.title
  }

  /// The cell of a candidate, empty without a figure.
  func cell(_ candidate: Candidate) -> String {
    remarks[candidate] ?? self[candidate].map { String($0) } ?? ""
  }
}
