/// The form in which a report is printed.
enum ReportFormat {
  /// Tables in columns, for terminals.
  case text
  /// For programs.
  case json
  /// The file `results.md`.
  case markdown
}
