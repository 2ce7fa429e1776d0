/// The size of the executable alone, without the libraries that it loads.
struct SizeMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    var row = Row(.fileSize)
    for candidate in context.candidates {
      guard let path = context.executables.path(candidate) else { continue }
      row.add(Double(try File.size(path)), candidate)
    }
    return [row]
  }
}
