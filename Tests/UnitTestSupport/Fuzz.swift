#if DEBUG
import Foundation

/// Random bytes, the same for the same seed.
package struct Fuzz: RandomNumberGenerator {
  /// `INITLET_FUZZ_SEED`, or another one each time.
  private static let seed: UInt64 =
    value(of: "INITLET_FUZZ_SEED") ?? UInt64.random(in: 0...UInt64.max)
  /// `INITLET_FUZZ_COUNT`: how many inputs each test tries.
  private static let count: UInt64 = value(of: "INITLET_FUZZ_COUNT") ?? 300_000

  private var state = seed

  private static func value(of variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
  }

  /// Tries inputs made by `body`, and says how to have the same again.
  ///
  /// Inputs that take longer than others are fewer, by a factor.
  package static func run(_ what: String, costing factor: UInt64 = 1, _ body: (inout Fuzz) -> Void)
  {
    print("fuzzing \(what): INITLET_FUZZ_SEED=\(seed) INITLET_FUZZ_COUNT=\(count)")
    var fuzz = Fuzz()
    for _ in 0..<count / factor { body(&fuzz) }
  }

  /// Tries the texts of a corpus, then some that differ from them a little, and as many that are put
  /// together from pieces.
  package static func texts(
    _ what: String, of pieces: [[UInt8]], atMost most: Int, corpus: [[UInt8]],
    costing factor: UInt64 = 1, _ body: ([UInt8]) -> Void
  ) {
    corpus.forEach(body)
    run(what, costing: factor) { fuzz in
      let isChanged = fuzz.number(below: 2) == 0
      body(isChanged ? fuzz.change(fuzz.pick(corpus), pieces) : fuzz.text(of: pieces, atMost: most))
    }
  }

  /// A text with a few changes: something put in, taken out, replaced or repeated.
  private mutating func change(_ text: [UInt8], _ pieces: [[UInt8]]) -> [UInt8] {
    var text = text
    for _ in 0...number(below: 3) {
      let start = number(below: text.count + 1)
      let end = min(text.count, start + number(below: 4))
      switch number(below: 4) {
      case 0: text.insert(contentsOf: pick(pieces), at: start)
      case 1: text.removeSubrange(start..<end)
      case 2: text.replaceSubrange(start..<end, with: [UInt8(truncatingIfNeeded: next())])
      default: text.insert(contentsOf: text[start..<end], at: start)
      }
    }
    return text
  }

  /// Splitmix64 (Steele, Lea and Flood, 2014).
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, a limit.
  package mutating func number(below limit: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 33) % limit
  }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Some pieces one after the other, and now and then a byte changed, so that what comes out is
  /// almost right.
  package mutating func text(of pieces: [[UInt8]], atMost most: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<number(below: most + 1) { text += pick(pieces) }
    if !text.isEmpty, number(below: 4) == 0 {
      text[number(below: text.count)] = UInt8(truncatingIfNeeded: next())
    }
    return text
  }
}

extension [[UInt8]] {
  /// The words of a text, with blanks in between.
  package init(_ words: String) {
    self = words.split(separator: " ").map { [UInt8]($0.utf8) }
  }
}

extension [[UInt8]] {
  /// Inputs that were hard to get right, one for each part of a text.
  package init(inputs text: String, separatedBy separator: Character = "\n") {
    self = text.split(separator: separator, omittingEmptySubsequences: false)
      .map { [UInt8]($0.utf8) }
  }
}
#endif
