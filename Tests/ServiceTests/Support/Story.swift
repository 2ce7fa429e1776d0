import Testing

@testable import TestSupport

/// A service with work to do, told by each init, and those that lose the work.
struct Story: Sendable {
  let name: String
  let losers: [Contestant: Verdict]

  init(_ name: String, losers: Set<Contestant> = [], hung: Set<Contestant> = []) {
    self.name = name
    self.losers = Dictionary(uniqueKeysWithValues: losers.map { ($0, .lost) })
      .merging(hung.map { ($0, .hung) }) { $1 }
  }

  /// Runs it in a folder, and compares with what is to be expected under this init.
  func run(_ contestant: Contestant, _ body: (TemporaryFolder, _ hangs: Bool) throws -> Verdict)
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let expected = losers[contestant] ?? .finished
    let verdict = try body(folder, expected == .hung)
    Verdicts.note(name, contestant, verdict)
    #expect(verdict == expected, "\(name), \(contestant.rawValue)")
  }
}
