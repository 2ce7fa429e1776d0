import Glibc

/// What is being measured, on the standard error where that is a terminal.
enum Progress {
  private static let isShown = isatty(STDERR_FILENO) == 1

  static func show(_ text: String) {
    // Over the line before.
    if isShown { write("\r\u{1b}[K\(text)") }
  }

  static func end() { show("") }

  private static func write(_ text: String) {
    _ = Glibc.write(STDERR_FILENO, text, text.utf8.count)
  }
}
