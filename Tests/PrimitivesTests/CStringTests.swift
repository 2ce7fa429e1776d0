import Primitives
import Testing
import UnitTestSupport

@Suite("C strings")
struct CStringTests {
  @Test("A C string ends at its first NUL")
  func endsAtFirstNUL() {
    let string: CString = "abc\0def"
    #expect(string.length == 3 && !string.isEmpty)
    #expect(string.dropFirst(1) == "bc" && string.dropFirst(3).isEmpty)
    #expect(string[2] == UInt8(ascii: "c") && string[3] == 0)
  }

  @Test("A C string contains its bytes, and not its NUL")
  func containsItsBytes() {
    let string: CString = "a/b"
    #expect(string.contains(UInt8(ascii: "/")) && !string.contains(UInt8(ascii: "x")))
    #expect(!CString("").contains(0))
  }

  @Test(
    "An environment entry's value belongs to just its name",
    arguments: [
      ("PATH=/bin", "/bin"), ("PATH=", ""), ("PATH=a=b", "a=b"), ("PATHS=/bin", nil), ("PATH", nil),
      ("PAT=/bin", nil), ("path=/bin", nil), ("", nil), ("=PATH=x", nil),
    ] as [(String, String?)])
  func valueBelongsToItsName(_ entry: String, _ expected: String?) {
    let value = entry.withCString { CString($0).value(of: "PATH").map { ByteSlice($0).string } }
    #expect(value == expected)
  }
}
