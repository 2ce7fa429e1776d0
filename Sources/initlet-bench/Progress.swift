import Glibc

/// The line on the standard error, if that is a terminal, that names what is being measured.
enum Progress {
  private static let isShown = isatty(STDERR_FILENO) == 1

  /// Replaces the line.
  static func show(_ text: String) {
    if isShown { StandardError.write("\r\u{1b}[K\(text)") }
  }

  /// Removes the line.
  static func clear() { show("") }
}
