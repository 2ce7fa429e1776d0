import Testing

@testable import Linux

@Suite("What the tree remembers of a process")
struct EncounterTests {
  @Test(
    "A descendant is told from a later process by its start",
    arguments: [0, 1, 2, 3, 1000, .max - 1, .max] as [UInt32])
  func startIsRemembered(_ start: UInt32) {
    let encounter = Encounter.descendant(startedAt: start)
    #expect(encounter != .none && encounter.isDescendant)
    #expect(!encounter.isTold && !encounter.isKilled)
    for encounter in [encounter, encounter.told, encounter.killed, encounter.told.killed] {
      #expect(encounter.matches(start: start))
      #expect(!encounter.matches(start: start &+ 1))
      #expect(!encounter.matches(start: start &- 1))
    }
  }

  @Test("What a process was sent is remembered, each signal by itself")
  func signalsAreRemembered() {
    for encounter in [Encounter.none, .descendant(startedAt: 77), .descendant(startedAt: .max)] {
      #expect(encounter.told.isTold && !encounter.told.isKilled)
      #expect(encounter.killed.isKilled && !encounter.killed.isTold)
      #expect(encounter.told.killed == encounter.killed.told)
      #expect(encounter.told.isDescendant == encounter.isDescendant)
    }
  }

  @Test("A process that has not been met, and a child, match no start")
  func noneMatchesNothing() {
    for encounter in [Encounter.none, .toldChild, .none.killed] {
      #expect(!encounter.matches(start: 0) && !encounter.matches(start: 1))
    }
    #expect(Encounter.toldChild.isTold && Encounter.none != .toldChild)
  }
}
