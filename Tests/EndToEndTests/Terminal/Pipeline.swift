import Testing

@testable import TestSupport

/// A job of several commands, any of them under an init.
struct Pipeline: CustomTestStringConvertible, Sendable {
  /// The scripts, the last of which reads the terminal; those with a star run under the init.
  let elements: [String]

  var testDescription: String { elements.joined(separator: " | ") }

  static let all = [
    ["flow", "listen-tty"], ["flow*", "listen-tty"], ["flow", "listen-tty*"],
    ["flow*", "listen-tty*"], ["flow*", "cat*", "listen-tty*"], ["flow", "cat*", "listen-tty"],
  ].map { Pipeline(elements: $0) }

  func line(_ way: TerminalWay, _ scripts: TerminalScripts) throws -> String {
    try elements.map { element in
      try scripts.line(element.hasSuffix("*") ? way : nil, element.replacing("*", with: ""))
    }.joined(separator: " | ")
  }
}
