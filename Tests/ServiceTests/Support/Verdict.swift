/// What became of a service's work.
enum Verdict: String, Sendable {
  case finished
  case lost
  /// It did not end before it was killed, as an engine does at last.
  case hung = "no end, lost"
}
