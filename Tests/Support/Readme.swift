import Foundation

/// What README.md shows as code.
enum Readme {
  static func text() throws -> String {
    guard let text = ProcessTable.read("\(Programs.package)/README.md") else {
      throw Failure("README.md cannot be read")
    }
    return text
  }

  /// The first block of a language that begins so.
  static func block(_ language: String, startingWith start: String) throws -> String {
    guard let found = try blocks(language).first(where: { $0.hasPrefix(start) }) else {
      throw Failure("README.md has no \(language) block that begins with “\(start)”")
    }
    return found
  }

  /// All blocks of a language.
  static func blocks(_ language: String) throws -> [String] {
    try text().components(separatedBy: "\n```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
  }
}
