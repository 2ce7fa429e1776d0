import Testing

@testable import Linux

@Suite("What the tree remembers of a process")
struct ProcessRecordTests {
  @Test(
    "A descendant is told from a later process by its start",
    arguments: [0, 1, 2, 3, 1000, .max - 1, .max] as [UInt32])
  func startIsRemembered(_ start: UInt32) {
    let record = ProcessRecord.descendant(startedAt: start)
    #expect(record != .unknown && record.isDescendant)
    #expect(!record.isTold && !record.isKilled)
    for record in [record, record.told, record.killed, record.told.killed] {
      #expect(record.matches(start: start))
      #expect(!record.matches(start: start &+ 1))
      #expect(!record.matches(start: start &- 1))
    }
  }

  @Test("What a process was sent is remembered, each signal by itself")
  func signalsAreRemembered() {
    for record in [ProcessRecord.unknown, .descendant(startedAt: 77), .descendant(startedAt: .max)]
    {
      #expect(record.told.isTold && !record.told.isKilled)
      #expect(record.killed.isKilled && !record.killed.isTold)
      #expect(record.told.killed == record.killed.told)
      #expect(record.told.isDescendant == record.isDescendant)
    }
  }

  @Test("An unknown process, and a child, match no start")
  func unknownMatchesNothing() {
    for record in [ProcessRecord.unknown, .toldChild, .unknown.killed] {
      #expect(!record.matches(start: 0) && !record.matches(start: 1))
    }
    #expect(ProcessRecord.toldChild.isTold && ProcessRecord.unknown != .toldChild)
  }
}
