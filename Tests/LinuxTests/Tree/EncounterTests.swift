import Testing

@testable import Linux

@Suite("What the tree remembers of a process")
struct EncounterTests {
  @Test(
    "A descendant is told from a later process by its start",
    arguments: [0, 1, 2, 3, 1000, .max - 2, .max] as [UInt32])
  func startIsRemembered(_ start: UInt32) {
    let encounter = Encounter.descendant(startedAt: start)
    #expect(encounter != .none)
    #expect(encounter.matches(start: start))
    #expect(!encounter.matches(start: start &+ 2))
    #expect(!encounter.matches(start: start &- 2))
  }

  @Test("A process that has not been met is no child and matches no start")
  func noneMatchesNothing() {
    #expect(Encounter.none != .child)
    #expect(!Encounter.none.matches(start: 0) && !Encounter.none.matches(start: 1))
  }
}
