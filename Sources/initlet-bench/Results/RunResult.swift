/// The outcome of a run.
struct RunResult {
  var rows: [Row] = []
  /// Remarks about the run, for below the tables.
  var notes: [String] = []
  /// False if a measure could not be taken.
  var isComplete = true
}
