import Glibc

/// The standard error of the benchmark.
enum StandardError {
  /// Writes without a buffer.
  ///
  /// A failed write is not reported, because the report would fail the same way.
  static func write(_ text: String) {
    _ = Glibc.write(STDERR_FILENO, text, text.utf8.count)
  }
}
