import InitletCore
import Primitives
import Testing
import UnitTestSupport

extension ArgumentVector {
  /// Hands over the words that a value is split into; nothing if it is refused.
  static func split<Result>(
    _ value: String, _ body: (ArgumentVector?) throws -> Result
  ) throws -> Result {
    var bytes = Array(value.utf8) + [0]
    return try bytes.withUnsafeMutableBufferPointer { bytes in
      let value = CString(UnsafePointer(try #require(bytes.baseAddress)))
      let memory = UnsafeMutableRawPointer.allocate(
        byteCount: OptionWords.byteCount(value), alignment: 8)
      defer { memory.deallocate() }
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: OptionWords.byteCount(value))
      return try body(try? OptionWords.split(value, into: memory))
    }
  }
}

@Suite("Words of a variable")
struct OptionWordsTests {
  private static let cases: [(String, [String])] = [
    ("", []), ("   ", []), ("-v", ["-v"]), ("  -v\t-g\n-a  ", ["-v", "-g", "-a"]),
    ("-r TERM:QUIT", ["-r", "TERM:QUIT"]), ("'a b' c", ["a b", "c"]), ("a'b c'd", ["ab cd"]),
    ("\"a b\" c", ["a b", "c"]), ("''", [""]), ("'' \"\"", ["", ""]), ("a\\ b", ["a b"]),
    ("'a\\b'", ["a\\b"]), ("\"a\\b\\\"c\\\\\"", ["a\\b\"c\\"]), ("\"\\$\\`\"", ["$`"]),
    ("'\"'\"'\"", ["\"'"]), ("a b c d e f g", ["a", "b", "c", "d", "e", "f", "g"]),
    ("\\\\", ["\\"]), ("-t'1'\".5\"", ["-t1.5"]),
  ]

  @Test(
    "The words of a variable are split as a shell does", arguments: cases)
  func splitsLikeShell(_ value: String, _ words: [String]) throws {
    try ArgumentVector.split(value) { vector in
      let vector = try #require(vector)
      #expect((1..<vector.count).map { vector[$0].map { ByteSlice($0).string } } == words)
    }
  }

  @Test(
    "A quote or a backslash that is left open in a variable is refused",
    arguments: ["'", "\"", "a 'b", "a \"b\\\"", "\\", "a\\", "'\\"])
  func openQuoteIsRefused(_ value: String) throws {
    #expect(try ArgumentVector.split(value) { $0 == nil })
  }

  @Test("Options of the variable come before those of the command line")
  func commandLineComesLast() throws {
    try ArgumentVector.split("-t 3 -v") { variable in
      let variable = try #require(variable)
      try ArgumentVector.with([Array("-t4".utf8), Array("true".utf8)]) { arguments in
        var parser = OptionParser(arguments)
        let asked = try parser.parse(variable: variable)
        #expect(asked == nil)
        let invocation = try parser.parse()
        #expect(invocation == .run(commandIndex: 2))
        #expect(parser.options.words == ["--grace-period", "4", "--verbose"])
      }
    }
  }
}
