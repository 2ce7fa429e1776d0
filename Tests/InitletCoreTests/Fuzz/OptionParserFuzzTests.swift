import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Random command lines")
struct OptionParserFuzzTests {
  private static let pieces = [[UInt8]](
    """
    - -- --- = : , . + | ~ 0 1 9 15 64 65 255 256 5.5 HUP TERM RTMIN RTMAX SIG KILL CHLD c g a r s p \
    t W e w P v l L V h -v -c -g -a -r -p -t -W -e -w -P -vv --single-child --process-group --all \
    --rewrite --no-setsid --subreaper --parent-death-signal --grace-period --wait --orphans keep kill --guard --stop-timeout --stop-delay \
    --child-death-signal --remap-exit --warn-on-reap --pause --verbose --license --version --help \
    --re --wa --gr --stop 15:3 HUP:0 RTMIN+3:TERM 1-5 true
    """)

  private static func words(_ fuzz: inout Fuzz) -> [[UInt8]] {
    (0..<fuzz.number(below: 6)).map { _ in fuzz.text(of: pieces, atMost: 3) }
  }

  @Test("A random command line that is understood means the same when it is spelled out")
  func randomLineIsUnderstoodTheSame() {
    Fuzz.run("the option parser", costing: 8) { fuzz in Self.expectRoundTrip(Self.words(&fuzz)) }
  }

  @Test("A command line that is almost an ordinary one means the same when it is spelled out")
  func changedLineIsUnderstoodTheSame() {
    Fuzz.texts(
      "command lines", of: Self.pieces + [[0x20]], atMost: 8, corpus: Corpus.commandLines,
      costing: 8
    ) { bytes in
      Self.expectRoundTrip(bytes.split(separator: 0x20).map { [UInt8]($0) })
    }
  }

  private static func expectRoundTrip(_ words: [[UInt8]]) {
    // The kernel ends a word at a NUL.
    let words = words.map { $0.filter { $0 != 0 } }
    guard case .understood(let invocation, let meaning) = Parsed(bytes: words) else { return }
    if case .run(let index) = invocation, !(1...words.count).contains(index) {
      Issue.record("\(words) has its command at \(index)")
    }
    let command = meaning.contains("--pause") ? [] : ["true"]
    guard case .understood(_, let again) = Parsed(meaning + command), again == meaning else {
      Issue.record("\(words) was understood as \(meaning), and that as something else")
      return
    }
  }
}
