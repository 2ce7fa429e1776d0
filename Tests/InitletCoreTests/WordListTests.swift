import InitletCore
import Testing

@Suite("Lists of words")
struct WordListTests {
  private let list: WordList = """
    one

    three
    """

  @Test("One a line, empty ones too")
  func order() {
    #expect(list.map(\.string) == ["one", "", "three"])
  }

  @Test("By number, and nothing past the last")
  func index() {
    #expect(list[0]?.string == "one")
    #expect(list[1]?.string == "")
    #expect(list[2]?.string == "three")
    #expect(list[3] == nil)
  }

  @Test("An empty list has one empty word")
  func empty() {
    let list: WordList = ""
    #expect(list[0]?.isEmpty == true && list[1] == nil)
  }
}
