import InitletCore

/// What `--version` says.
enum Release {
  static let number: Text = "0.1.0"

  /// In the manner of each program whose place the init takes.
  ///
  /// Docker takes only what begins as tini's.
  private static let versions: WordList = """
    initlet version %v
    tini version %v
    dumb-init v%v
    tini version %v_catatonit
    pause %v
    """

  static func version(_ profile: Profile) -> Text {
    versions[Int(profile.rawValue)] ?? ""
  }
}
