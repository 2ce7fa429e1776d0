import Foundation

/// A header of CLinux, whose constants are written as `linux_NAME = VALUE`.
struct KernelHeader {
  /// The values by their names, without the prefix.
  let constants: [String: Int]

  init(_ name: String) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: package.appending(path: "Sources/CLinux/include/\(name)"), encoding: .utf8)
    constants = Dictionary(
      uniqueKeysWithValues: text.matches(of: /\blinux_(\w+) = (-?\w+)/)
        .map { (String($0.1), Self.value(String($0.2)) ?? .min) })
  }

  /// Reads an integer as C does: decimal, hexadecimal or octal.
  private static func value(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    return text.hasPrefix("0") ? Int(text, radix: 8) : Int(text)
  }
}
