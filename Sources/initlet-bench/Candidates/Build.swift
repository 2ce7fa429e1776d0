/// Another build of initlet, given by `--initlet LABEL=PATH`.
struct Build: Hashable {
  /// The name of the build in options and tables.
  let label: String
  let path: String

  /// Reads `LABEL=PATH`; `nil` for anything else.
  ///
  /// A label consists of ASCII letters and digits, `.`, `_` and `-`, which need no quotes in a
  /// table.
  init?(_ text: String) {
    guard let separator = text.firstIndex(of: "=") else { return nil }
    label = String(text[..<separator])
    path = String(text[text.index(after: separator)...])
    guard !label.isEmpty, label.allSatisfy(Self.isAllowed), !path.isEmpty else { return nil }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
