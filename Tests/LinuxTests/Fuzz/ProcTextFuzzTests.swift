import Primitives
import Testing
import UnitTestSupport

@testable import Linux

@Suite("Random texts of /proc")
struct ProcTextFuzzTests {
  private static let statPieces =
    [[UInt8]]("1 42 4194304 2147483647 2147483648 ( ) (sh) () )( S R Z - a")
    + [[0x20], [0x0A], [0]]

  /// Fields 5 to 52, without which no text is read.
  private static let rest = Array((5...52).map { " \($0)" }.joined().utf8)

  @Test("Facts about a process lie within the text")
  func stat() {
    Fuzz.texts("/proc/PID/stat", of: Self.statPieces, atMost: 12, corpus: Corpus.stats) { bytes in
      let bytes = bytes + Self.rest
      ByteSlice.with(bytes) { text in
        guard let stat = ProcessStat(text) else { return }
        let name = stat.name.withSlice { $0.bytes }
        let isInside = bytes.contains([0x28] + name) && name.count <= 15
        if !isInside || stat.process.rawValue < 0 || (stat.parent?.rawValue ?? 1) < 1 {
          Issue.record("\(bytes) became \(stat)")
        }
      }
    }
  }

  @Test("A true file is read as it was written, whatever the name")
  func trueStat() {
    Fuzz.run("names of processes") { fuzz in
      let name = fuzz.text(of: Self.statPieces, atMost: 5).prefix(15)
      let process = Int32(fuzz.number(below: 4_194_304) + 1)
      let parent = Int32(fuzz.number(below: 4_194_304))
      let bytes = Array("\(process) (".utf8) + name + Array(") S \(parent)".utf8) + Self.rest
      ByteSlice.with(bytes) { text in
        let stat = ProcessStat(text)
        if stat?.process.rawValue != process || stat?.parent != ProcessID(visible: parent)
          || stat?.name.withSlice({ $0.bytes }) != Array(name)
        {
          Issue.record("\(bytes)")
        }
      }
    }
  }

  private static let listPieces =
    [[UInt8]]("0 1 42 4194304 2147483647 2147483648 99999999999999999999 - x") + [[0x20], [0x0A]]

  @Test("Numbers in a list are those between what is no digit")
  func list() {
    Fuzz.texts(
      "lists of children", of: Self.listPieces, atMost: 8, corpus: Corpus.numberLists
    ) { bytes in
      var scanner = NumberScanner()
      let numbers = bytes.compactMap { scanner.receive($0)?.rawValue }
      // The last one is not ended.
      let words = bytes.split(omittingEmptySubsequences: false) { !(0x30...0x39).contains($0) }
      let expected = words.dropLast().compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
      if numbers != expected { Issue.record("\(bytes) became \(numbers)") }
    }
  }
}
