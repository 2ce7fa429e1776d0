import InitletCore

/// What `--version` says.
enum Release {
  static let line: WordList = "initlet 0.1.0"
}
