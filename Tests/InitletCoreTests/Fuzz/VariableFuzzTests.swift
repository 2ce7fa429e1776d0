import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Random variables and names")
struct VariableFuzzTests {
  private static let pieces =
    [[UInt8]](#"' " \ a b -v -t 1 $ ` ' " \\ '' "" \" $x"#)
    + [[0x20], [0x09], [0x0A], [0xFF]]

  @Test("A variable is split as a shell would, within its memory")
  func variableIsSplitLikeShell() throws {
    Fuzz.texts(
      "INITLET_OPTIONS", of: Self.pieces, atMost: 10, corpus: Corpus.variables, costing: 4
    ) { bytes in
      let bytes = bytes.filter { $0 != 0 }
      let words = Self.product(bytes)
      if words != Self.reference(bytes) { Issue.record("\(bytes) became \(words ?? [])") }
    }
  }

  @Test("Words that are quoted come back as they were")
  func quotedWordsComeBack() throws {
    Fuzz.run("quoted words", costing: 4) { fuzz in
      let words = (0..<fuzz.number(below: 5)).map { _ in
        fuzz.text(of: Self.pieces, atMost: 4).filter { $0 != 0 }
      }
      let quoted = words.map { word in
        Array("'".utf8) + word.flatMap { $0 == 0x27 ? Array(#"'\''"#.utf8) : [$0] }
          + Array("'".utf8)
      }
      let value = Array(quoted.joined(separator: [0x20]))
      if Self.product(value) != words { Issue.record("\(words) were not read back") }
    }
  }

  /// What the init makes of a value; nothing if it is refused.
  ///
  /// Bytes behind the memory that it may use have to stay as they are.
  private static func product(_ bytes: [UInt8]) -> [[UInt8]]? {
    (bytes + [0]).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return nil }
      let value = CString(start)
      let count = OptionWords.byteCount(value)
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count + 16, alignment: 8)
      defer { memory.deallocate() }
      for i in memory.indices { memory[i] = i < count ? 0 : 0xA5 }
      guard let base = memory.baseAddress else { return nil }
      let vector = try? OptionWords.split(value, into: base)
      if memory[count...].contains(where: { $0 != 0xA5 }) {
        Issue.record("\(Array(bytes)) overflows")
      }
      return vector.map { vector in
        (1..<vector.count).map { vector[$0].map { ByteSlice($0).bytes } ?? [] }
      }
    }
  }

  /// The same in another way: byte by byte, with a state.
  private static func reference(_ bytes: [UInt8]) -> [[UInt8]]? {
    enum State { case blank, plain, single, double, plainEscape, doubleEscape }
    var words: [[UInt8]] = []
    var state = State.blank
    for byte in bytes {
      let character = Character(Unicode.Scalar(byte))
      if state == .blank, " \t\n".contains(character) { continue }
      if state == .blank {
        words.append([])
        state = .plain
      }
      switch (state, character) {
      case (.plain, " "), (.plain, "\t"), (.plain, "\n"): state = .blank
      case (.plain, "'"): state = .single
      case (.plain, "\""): state = .double
      case (.plain, "\\"): state = .plainEscape
      case (.single, "'"), (.double, "\""): state = .plain
      case (.double, "\\"): state = .doubleEscape
      case (.doubleEscape, let escaped):
        if !"\"\\$`".contains(escaped) { words[words.count - 1].append(0x5C) }
        words[words.count - 1].append(byte)
        state = .double
      default:
        words[words.count - 1].append(byte)
        if state == .plainEscape { state = .plain }
      }
    }
    return state == .blank || state == .plain ? words : nil
  }

  private static let namePieces = [[UInt8]](
    "/ . - _ tini docker-init dumb-init catatonit podman-init pause initlet tin dumb 1.2.5 static x"
  )

  @Test("The last part of the init's name decides its profile by its beginning")
  func beginningDecides() {
    let beginnings: [(String, Profile)] = [
      ("tini", .tini), ("docker-init", .tini), ("dumb-init", .dumbInit), ("catatonit", .catatonit),
      ("podman-init", .catatonit), ("pause", .pause),
    ]
    Fuzz.texts(
      "names of the init", of: Self.namePieces, atMost: 5, corpus: Corpus.names, costing: 2
    ) { bytes in
      let bytes = bytes.filter { $0 != 0 }
      let profile = ByteSlice.with(bytes + [0]) { text in Profile(calledBy: CString(text.start)) }
      let last = bytes.split(separator: 0x2F, omittingEmptySubsequences: false).last ?? []
      let expected = beginnings.first { last.starts(with: $0.0.utf8) }?.1 ?? .native
      if profile != expected { Issue.record("\(bytes) became \(profile)") }
    }
  }

  private static let variablePieces = [[UInt8]](
    """
    | = 0 1 3 100 101 - x TINI_SUBREAPER= TINI_KILL_PROCESS_GROUP= TINI_VERBOSITY= DUMB_INIT_DEBUG= \
    DUMB_INIT_SETSID= CATATONIT_DEBUG= INITLET_OPTIONS= TINI_ _
    """)

  @Test("A program's variables matter to that program alone")
  func variablesMatterToOneProgram() {
    Fuzz.texts(
      "environments", of: Self.variablePieces, atMost: 8, corpus: Corpus.environments, costing: 64
    ) { bytes in
      let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
      let environment = text.split(separator: "|").map(String.init)
      for profile in Profile.allCases {
        let own = environment.filter { Self.isVariable($0, of: profile) }
        let name = profile.name
        let all = try? Options(words: [], calledBy: name, environment: environment)
        let few = try? Options(words: [], calledBy: name, environment: own)
        if all == nil || all?.words != few?.words || all?.verbosity != few?.verbosity {
          Issue.record("\(environment) for \(name)")
        }
      }
    }
  }

  private static func isVariable(_ entry: String, of profile: Profile) -> Bool {
    switch profile {
    case .tini: entry.hasPrefix("TINI_")
    case .dumbInit: entry.hasPrefix("DUMB_INIT_")
    case .catatonit: entry.hasPrefix("CATATONIT_")
    case .native, .pause: false
    }
  }
}
