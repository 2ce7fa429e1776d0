import Primitives
import Testing
import UnitTestSupport

@Suite("Lines of output")
struct LineBufferTests {
  /// With the mark and the newline, what a line has room for.
  private static let longest = 510

  private func line(ofLength length: Int) -> [UInt8] {
    LineBuffer.bytes { line in
      for _ in 0..<length { line.append(byte: UInt8(ascii: "x")) }
    }
  }

  @Test("A line that fits is all there", arguments: [0, 1, 80, 509, longest])
  func shortLineIsWhole(_ length: Int) {
    let expected = String(repeating: "x", count: length) + "\n"
    #expect(line(ofLength: length) == Array(expected.utf8))
  }

  @Test(
    "A line that is too long is cut off and marked", arguments: [longest + 1, 512, 513, 10_000])
  func longLineIsCutOff(_ length: Int) {
    let expected = String(repeating: "x", count: Self.longest) + "~\n"
    #expect(line(ofLength: length) == Array(expected.utf8))
  }

  @Test(
    "In a line, control characters become question marks, and other bytes stay",
    arguments: UInt8.min...UInt8.max)
  func controlCharactersBecomeQuestionMarks(_ byte: UInt8) {
    let line = ByteSlice.with([byte]) { text in LineBuffer.bytes { $0.append(text) } }
    let isControl = byte < 0x20 || 0x7F...0x9F ~= byte
    #expect(line == [isControl ? UInt8(ascii: "?") : byte, UInt8(ascii: "\n")])
  }

  @Test("In a line, control characters beyond ASCII become question marks, and letters stay")
  func upperControlCharactersBecomeQuestionMarks() {
    let text: [UInt8] = [0xC2, 0x9B] + Array("é À Л —".utf8)
    let line = ByteSlice.with(text) { text in LineBuffer.bytes { $0.append(text) } }
    #expect(line == [0xC2, UInt8(ascii: "?")] + Array("é À Л —\n".utf8))
  }

  @Test(
    "Numbers in a line are decimal",
    arguments: [
      0, 1, 9, 10, 11, 99, 100, 101, 4096, 32_768, 4_194_304, 999_999_999, 1_000_000_000,
      2_147_483_647, 2_147_483_648, 4_294_967_294, 4_294_967_295,
    ])
  func numbersAreDecimal(_ number: UInt32) {
    #expect(LineBuffer.string { $0.append(decimal: number) } == "\(number)")
  }

  @Test("Numbers to both sides of each power of ten have all of their digits")
  func numbersAtPowersOfTen() {
    var power = 1
    while power < 4_294_967_295 {
      for number in [power - 1, power, power + 1, power * 4 + 7] where number <= 4_294_967_295 {
        #expect(LineBuffer.string { $0.append(decimal: UInt32(number)) } == "\(number)")
      }
      power *= 10
    }
  }

  @Test(
    "Padding leads to its column, and adds nothing where the line is past it",
    arguments: [0, 1, 30, 31, 32, 33, 80])
  func paddingLeadsToColumn(_ length: Int) {
    let before = String(repeating: "x", count: length)
    let expected = before + String(repeating: " ", count: max(32 - length, 0)) + "y"
    let text = LineBuffer.string { line in
      for _ in 0..<length { line.append("x") }
      line.pad(toColumn: 32)
      line.append("y")
    }
    #expect(text == expected)
  }

  @Test("Padding beyond the longest line is cut off and marked")
  func paddingEndsWithTheLine() {
    let line = LineBuffer.bytes { $0.pad(toColumn: 1000) }
    #expect(line.count == 512 && line.suffix(2) == [UInt8(ascii: "~"), UInt8(ascii: "\n")])
  }

  @Test(
    "A long word from outside is cut off, with room for what a message says of it",
    arguments: [0, 1, 399, 400])
  func longWordIsCutOff(_ length: Int) {
    let word = String(repeating: "w", count: length)
    #expect(Self.quote(word) == "'\(word)' is it")
    let long = String(repeating: "w", count: 401 + length)
    #expect(Self.quote(long) == "'\(long.prefix(400))~' is it")
  }

  private static func quote(_ word: String) -> String {
    ByteSlice.with(Array(word.utf8) + [0]) { word in
      LineBuffer.string { line in
        line.append(quoted: CString(word.start))
        line.append(" is it")
      }
    }
  }

  @Test("A line knows how long it is, its mark included")
  func lengthCountsTheMark() {
    var line = LineBuffer()
    #expect(line.length == 0)
    line.append("/proc/")
    line.append(decimal: 12)
    #expect(line.length == 8)
    for _ in 0..<1000 { line.append(byte: UInt8(ascii: "x")) }
    #expect(line.length == Self.longest + 1)
  }

  @Test("A process is its number", arguments: [1, 4_194_304, Int32.max])
  func processIsItsNumber(_ number: Int32) {
    #expect(LineBuffer.string { $0.append(ProcessID(rawValue: number)) } == "\(number)")
  }
}
