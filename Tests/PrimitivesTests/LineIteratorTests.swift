import Primitives
import Testing
import UnitTestSupport

@Suite("Lines of a text")
struct LineIteratorTests {
  private func lines(of text: ByteSlice) -> [String] {
    var iterator = LineIterator(text)
    var lines: [String] = []
    while let line = iterator.next() { lines.append(line.string) }
    return lines
  }

  @Test("Every line of a text comes in its order, empty ones too")
  func linesComeInOrder() {
    let text: ByteSlice = """
      one

      three
      """
    #expect(lines(of: text) == ["one", "", "three"])
  }

  @Test("After the last line of a text there is nothing, however often it is asked for")
  func nothingFollowsTheLastLine() {
    var iterator = LineIterator("one")
    #expect(iterator.next()?.string == "one")
    for _ in 0..<3 { #expect(iterator.next()?.string == nil) }
  }

  @Test("An empty text has one empty line")
  func emptyTextHasOneLine() {
    #expect(lines(of: "") == [""])
  }

  @Test("A newline at the end of a text begins one more line, which is empty")
  func newlineAtTheEndBeginsALine() {
    #expect(lines(of: "one\n") == ["one", ""])
    #expect(lines(of: "\n\n") == ["", "", ""])
  }
}
