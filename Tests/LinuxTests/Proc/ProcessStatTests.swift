import Primitives
import Testing
import UnitTestSupport

@testable import Linux

@Suite("/proc/PID/stat")
struct ProcessStatTests {
  private struct Facts: Equatable {
    let process: Int32
    let name: String
    let state: String
    let parent: Int32?

    init(_ process: Int32, _ name: String, _ state: String, _ parent: Int32?) {
      self.process = process
      self.name = name
      self.state = state
      self.parent = parent
    }
  }

  /// Fields 5 to 52.
  private static let rest = (5...52).map { "\($0)" }.joined(separator: " ")

  private func read(_ text: some StringProtocol) -> Facts? {
    ByteSlice.with(Array(text.utf8)) { text in
      ProcessStat(text).map { stat in
        Facts(
          stat.process.rawValue, stat.name.withSlice { $0.string },
          String(UnicodeScalar(stat.state)),
          stat.parent?.rawValue)
      }
    }
  }

  @Test(
    "The name of a process may hold any bytes",
    arguments: [
      "sh", "", " ", "a b", "(", ")", "()", ") S 1 (", "a) R 7 7", "\n", "\u{1B}[2J", "(sd-pam)",
      "fifteen-bytes-!",
    ])
  func nameMayHoldAnything(_ name: String) {
    #expect(read("123 (\(name)) S 1 \(Self.rest)\n") == Facts(123, name, "S", 1))
  }

  @Test(
    "The process and its parent are read, up to the highest number",
    arguments: [
      ("1 (init) S 0", Facts(1, "init", "S", nil)),
      ("4194304 (x) Z 4194303", Facts(4_194_304, "x", "Z", 4_194_303)),
      ("2147483647 (x) D 2147483647", Facts(.max, "x", "D", .max)),
    ])
  private func numbersAreRead(_ text: String, _ facts: Facts) {
    #expect(read("\(text) \(Self.rest)") == facts)
  }

  @Test(
    "Text that is no /proc/PID/stat is refused",
    arguments: [
      "", " ", "(", ")", ")(", "()", "(a) S 1", "1(a) S 1", " (a) S 1", "x (a) S 1", "1 (a) S x",
      "1 (a) S -1", "1 (a) S 2147483648", "2147483648 (a) S 1", "1 a) S 1", "1 (a S 1", "1 (a) S ",
    ])
  func otherTextIsRefused(_ text: String) {
    #expect(read("\(text) \(Self.rest)") == nil)
  }

  @Test("A /proc/PID/stat that is cut off before the end of its start is refused")
  func cutOffTextIsRefused() {
    for name in ["sh", ") S 1 (", "()()", "a b"] {
      let needed = "4321 (\(name)) S 17 \(Self.fields5To21) 123456 "
      for length in 0..<needed.count { #expect(read(needed.prefix(length)) == nil) }
      #expect(read(needed) == Facts(4321, name, "S", 17))
    }
  }

  /// Fields 5 to 21.
  private static let fields5To21 = (5...21).map { "\($0)" }.joined(separator: " ")

  @Test(
    "The start of a process is field 22, modulo 2^32",
    arguments: [
      ("7", 7), ("4294967295", .max), ("4294967303", 7), ("12345", 12_345),
    ] as [(String, UInt32)])
  func startIsField22(_ field: String, _ start: UInt32) {
    let text = "42 (a b) S 1 \(Self.fields5To21) \(field) 23 24"
    #expect(ByteSlice.with(Array(text.utf8)) { ProcessStat($0)?.start } == start)
  }
}
