/// The form in which a report is printed.
enum ReportFormat {
  /// Tables in columns, for terminals.
  case text
  /// For programs.
  case json
  /// The tables of the README.
  case markdown
}
