import InitletCore

/// An option as the help has it, with which every other text is compared.
struct DocumentedOption {
  /// Such as `-r, --rewrite FROM:TO`.
  let usage: String
  let summary: String

  /// All of them: `  -x, --name VALUE  what it means`, or what it means on a line of its own.
  static let all = HelpText.lines(for: .native, .sample).joined(separator: "\n")
    .matches(of: /\n +((?:-\w, )*--.*?)(?:\n\s+| {2,})([^\n]+)/)
    .map { DocumentedOption(usage: String($0.1), summary: String($0.2)) }
}
