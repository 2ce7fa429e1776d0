import Primitives
import Testing

@testable import Linux

@Suite("Numbers in a list")
struct NumberScannerTests {
  private func numbers(in text: String) -> [Int32] {
    var scanner = NumberScanner()
    return text.utf8.compactMap { scanner.receive($0)?.rawValue }
  }

  @Test(
    "A number in a list ends with what is no digit",
    arguments: [
      ("1 22 333 ", [1, 22, 333]),
      ("1", []),
      ("", []),
      ("  7\n\n8 ", [7, 8]),
      ("0 00 ", [0, 0]),
      ("12a34-", [12, 34]),
      ("2147483647 ", [.max]),
      ("2147483648 5 ", [5]),
      ("99999999999999999999999999999 5 ", [5]),
    ] as [(String, [Int32])])
  func numberEndsWithOtherByte(_ text: String, _ expected: [Int32]) {
    #expect(numbers(in: text) == expected)
  }
}
