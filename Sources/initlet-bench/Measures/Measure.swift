/// One kind of measurement of all candidates.
protocol Measure {
  init(_ context: MeasureContext)

  /// Measures, and returns a row for each quantity.
  func rows() throws(Failure) -> [Row]
}
