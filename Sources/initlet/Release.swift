import InitletCore

/// What `--version` says.
enum Release {
  static let version: StaticString = "0.1.0"

  static func forEachVersionLine(_ body: (inout LineBuffer) -> Void) {
    var line = LineBuffer()
    line.append("initlet ")
    line.append(version)
    body(&line)
  }
}
