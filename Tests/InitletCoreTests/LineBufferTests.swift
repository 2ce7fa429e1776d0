import InitletCore
import Testing

@Suite("Lines of output")
struct LineBufferTests {
  /// With the mark and the newline, what a line has room for.
  private static let longest = 510

  private func line(ofLength length: Int) -> [UInt8] {
    LineBuffer.bytes { line in
      for _ in 0..<length { line.append(byte: UInt8(ascii: "x")) }
    }
  }

  @Test("What fits is all there", arguments: [0, 1, 80, 509, longest])
  func fits(_ length: Int) {
    let expected = String(repeating: "x", count: length) + "\n"
    #expect(line(ofLength: length) == Array(expected.utf8))
  }

  @Test("What does not is cut off and marked", arguments: [longest + 1, 512, 513, 10_000])
  func truncated(_ length: Int) {
    let expected = String(repeating: "x", count: Self.longest) + "~\n"
    #expect(line(ofLength: length) == Array(expected.utf8))
  }

  @Test(
    "Control characters become question marks, other bytes stay", arguments: UInt8.min...UInt8.max)
  func bytes(_ byte: UInt8) {
    let line = Text.with([byte]) { text in LineBuffer.bytes { $0.append(text) } }
    let isControl = byte < 0x20 || byte == 0x7F
    let isTab = byte == UInt8(ascii: "\t")
    #expect(isTab || line == [isControl ? UInt8(ascii: "?") : byte, UInt8(ascii: "\n")])
  }

  @Test(
    "Numbers",
    arguments: [
      0, 1, 9, 10, 11, 99, 100, 101, 4096, 32_768, 4_194_304, 999_999_999, 1_000_000_000,
      2_147_483_647, 2_147_483_648, 4_294_967_294, 4_294_967_295,
    ])
  func numbers(_ number: Int) {
    #expect(LineBuffer.string { $0.append(number) } == "\(number)")
  }

  @Test("Numbers of every length, to both sides of a power of ten")
  func powersOfTen() {
    var power = 1
    while power < 4_294_967_295 {
      for number in [power - 1, power, power + 1, power * 4 + 7] where number <= 4_294_967_295 {
        #expect(LineBuffer.string { $0.append(number) } == "\(number)")
      }
      power *= 10
    }
  }

  @Test(
    "A tab leads to a column, or one further where that is past",
    arguments: [0, 1, 30, 31, 32, 33, 80])
  func tab(_ length: Int) {
    let before = String(repeating: "x", count: length)
    let expected = before + String(repeating: " ", count: max(32 - length, 1)) + "y"
    let text = LineBuffer.string { line in
      for _ in 0..<length { line.append("x") }
      line.append("\ty")
    }
    #expect(text == expected)
  }

  @Test("A tab does not go on past the end")
  func tabAtTheEnd() {
    let line = LineBuffer.bytes { line in
      for _ in 0..<1000 { line.append("\t") }
    }
    #expect(line.count == 512 && line.suffix(2) == [UInt8(ascii: "~"), UInt8(ascii: "\n")])
  }

  @Test("A word from outside leaves room for what is said of it", arguments: [0, 1, 399, 400])
  func word(_ length: Int) {
    let word = String(repeating: "w", count: length)
    #expect(Self.quote(word) == "'\(word)' is it")
    let long = String(repeating: "w", count: 401 + length)
    #expect(Self.quote(long) == "'\(long.prefix(400))~' is it")
  }

  private static func quote(_ word: String) -> String {
    Text.with(Array(word.utf8)) { word in
      LineBuffer.string { line in
        line.append("'")
        line.append(word: word)
        line.append("' is it")
      }
    }
  }

  @Test("A line so far is a string, and may go on after it")
  func string() {
    var line = LineBuffer()
    line.append("/proc/")
    #expect(line.withCString { $0.equals("/proc/") })
    line.append(12)
    #expect(line.withCString { $0.equals("/proc/12") })
    #expect(line.length == 8)
  }

  @Test("A line that is full is a string too")
  func fullString() {
    var line = LineBuffer()
    for _ in 0..<1000 { line.append(byte: UInt8(ascii: "x")) }
    #expect(line.withCString { $0.length } == Self.longest + 1)
  }
}
