import Primitives
import Testing
import UnitTestSupport

@Suite("Byte slices")
struct TextTests {
  @Test(
    "Decimal digits are read up to a limit",
    arguments: [
      ("0", 0, 0), ("1", 0, nil), ("255", 255, 255), ("256", 255, nil), ("007", 9, 7),
      ("2147483647", 2_147_483_647, 2_147_483_647), ("2147483648", 2_147_483_647, nil),
      ("99999999999999999999999999", 4_294_967_295, nil), ("", 9, nil), ("-1", 9, nil),
      ("+1", 9, nil), ("1 ", 9, nil), ("/", 9, nil), (":", 9, nil),
    ] as [(String, Int, Int?)])
  func decimalIsRead(_ text: String, _ limit: Int, _ value: Int?) {
    #expect(ByteSlice.with(Array(text.utf8)) { $0.decimal(atMost: limit) } == value)
  }

  @Test("Prefixes and equality of bytes mind the case")
  func comparisonMindsCase() {
    let string: CString = "Term"
    let text = ByteSlice(string)
    #expect(text.hasPrefix("Te") && text.hasPrefix("") && text.hasPrefix("Term"))
    #expect(!text.hasPrefix("te") && !text.hasPrefix("Terms"))
    #expect(string == "Term" && string != "Ter" && string != "Terms" && string != "term")
  }

  @Test("Prefixes and equality may be asked for without the case")
  func comparisonMayIgnoreCase() {
    let text = ByteSlice("Term" as CString)
    #expect(text.hasPrefixIgnoringCase("tE") && !text.hasPrefixIgnoringCase("terms"))
    #expect(text.equalsIgnoringCase("tERM") && !text.equalsIgnoringCase("tER"))
  }

  @Test("Only the letters of ASCII have an upper and a lower case")
  func lettersAloneHaveCase() {
    for byte in UInt8.min...UInt8.max {
      let swapped = byte ^ 0x20
      let isLetter = (0x41...0x5A).contains(byte & 0xDF)
      let areAlike = ByteSlice.with([byte]) { text in
        ByteSlice.with([swapped, 0]) { text.equalsIgnoringCase(CString($0.start)) }
      }
      #expect(areAlike == isLetter, "\(byte)")
    }
  }

  @Test("Parts of a byte slice are found and cut off by offset")
  func partsAreCutOff() {
    let text = ByteSlice("a=b=c" as CString)
    #expect(text.firstIndex(of: UInt8(ascii: "=")) == 1)
    #expect(text.firstIndex(of: UInt8(ascii: "x")) == nil)
    #expect(text.prefix(1).string == "a" && text.prefix(0).isEmpty)
    #expect(text.dropFirst(2).string == "b=c" && text.dropFirst(5).isEmpty)
    #expect(text[4] == UInt8(ascii: "c"))
  }
}
