import InitletCore
import Testing

@Suite("/proc/PID/stat")
struct ProcessStatTests {
  private struct Facts: Equatable {
    let process: Int32
    let name: String
    let state: String
    let parent: Int32

    init(_ process: Int32, _ name: String, _ state: String, _ parent: Int32) {
      self.process = process
      self.name = name
      self.state = state
      self.parent = parent
    }
  }

  private func read(_ text: some StringProtocol) -> Facts? {
    Text.with(Array(text.utf8)) { text in
      ProcessStat(text).map { stat in
        Facts(stat.process, stat.name.string, String(UnicodeScalar(stat.state)), stat.parent)
      }
    }
  }

  @Test(
    "A name may hold anything",
    arguments: [
      "sh", "", " ", "a b", "(", ")", "()", ") S 1 (", "a) R 7 7", "\n", "\u{1B}[2J", "(sd-pam)",
    ])
  func names(_ name: String) {
    #expect(read("123 (\(name)) S 1 123 123 0 -1\n") == Facts(123, name, "S", 1))
  }

  @Test(
    "Numbers",
    arguments: [
      ("1 (init) S 0 1 1", Facts(1, "init", "S", 0)),
      ("4194304 (x) Z 4194303 0", Facts(4_194_304, "x", "Z", 4_194_303)),
      ("2147483647 (x) D 2147483647 ", Facts(.max, "x", "D", .max)),
    ])
  private func numbers(_ text: String, _ facts: Facts) {
    #expect(read(text) == facts)
  }

  @Test(
    "What is no such file",
    arguments: [
      "", " ", "(", ")", ")(", "()", "1 (a)", "1 (a) ", "1 (a) S", "1 (a) S ", "1 (a) S 1",
      "(a) S 1 1", "1(a) S 1 1", " (a) S 1 1", "x (a) S 1 1", "1 (a) S x 1", "1 (a) S -1 1",
      "1 (a) S 2147483648 1", "2147483648 (a) S 1 1", "1 a) S 1 1", "1 (a S 1 1", "1 (a) S  1",
    ])
  func malformed(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test("A file cut off anywhere gives the truth or nothing")
  func truncated() {
    for name in ["sh", ") S 1 (", "()()", "a b"] {
      let whole = "4321 (\(name)) S 17 4321 4321 0 -1"
      for length in 0...whole.count {
        // A cut inside a name of parentheses may end it early, but hurts nobody.
        let facts = read(whole.prefix(length))
        let isComplete = length > "4321 (\(name)) S 17".count
        #expect(!isComplete || facts == Facts(4321, name, "S", 17))
      }
    }
  }
}
