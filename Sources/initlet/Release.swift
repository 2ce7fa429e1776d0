import InitletCore

/// What `--version` says.
///
/// The zeros stand for the commit: what is compiled is a copy of this file in
/// which the package's plugin has put it in their place.
enum Release {
  static var number: Text { "0.1.0" }

  /// In the manner of each program whose place the init takes.
  ///
  /// Docker takes only what begins as tini's.
  private static let versions: WordList = """
    initlet version %v - git.0000000
    tini version %v - git.0000000
    dumb-init v%v
    tini version %v_catatonit
    pause %v
    """

  static func version(_ profile: Profile) -> Text {
    versions[Int(profile.rawValue)] ?? ""
  }
}
