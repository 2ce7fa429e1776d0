import Foundation

/// The files of this repository.
enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(of name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  /// The paths of the sources, the tests and what makes a release.
  static func files() throws -> [String] {
    try ["Sources", "Tests", ".ci"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
        .map { "\(folder)/\($0)" }
    }
  }
}
