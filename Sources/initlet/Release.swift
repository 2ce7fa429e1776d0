import InitletCore

/// What `--version` says.
enum Release {
  static let text: Text = "initlet 0.1.0\n"
}
