import InitletCore

/// What `--version` says.
enum Release {
  private static let number: Text = "0.1.0"

  /// The version in the manner of the program whose place the init takes.
  @inline(never)
  static func append(to line: inout LineBuffer, _ profile: Profile) {
    line.append(profile.versionPrefix)
    line.append(number)
    if profile == .catatonit { line.append("_catatonit") }
  }
}
