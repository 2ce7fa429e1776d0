import InitletCore
import Testing

@Suite("Every sequence of events")
struct ExplorationTests {
  @Test("All properties hold in every configuration, for each sequence of up to 4 events")
  func everyConfiguration() async throws {
    let explorers = await explore(try Configuration.all(), Happening.all, upTo: 4)
    let reached = explorers.reduce(into: Set()) { $0.formUnion($1.reached) }
    let all = Lifecycle.Phase.allCases.flatMap { phase in
      EventKind.allCases.map { Explorer.Situation(phase: phase, event: $0) }
    }
    #expect(reached == Set(all), "every event in every phase")
  }

  @Test("… and of up to 6 events that matter to the end")
  func longSequences() async throws {
    _ = await explore(try Configuration.essential(), Happening.essential, upTo: 6)
  }

  @Test("A broken machine is found out", arguments: Mutation.allCases)
  func mutation(_ mutation: Mutation) throws {
    let found = try Configuration.all().contains { configuration in
      var explorer = Explorer(configuration, Happening.all, [mutation.broken], mutation)
      explorer.explore(upTo: 4)
      return explorer.counterexample != nil
    }
    #expect(found)
  }

  @Test("For each property there is a machine that breaks it", arguments: Property.allCases)
  func isBrokenOnPurpose(_ property: Property) {
    #expect(Mutation.allCases.contains { $0.broken == property })
  }

  /// Explores side by side, and says how much that was.
  private func explore(
    _ configurations: [Configuration], _ alphabet: [Happening], upTo length: Int
  ) async -> [Explorer] {
    let explorers = await withTaskGroup { group in
      for configuration in configurations {
        group.addTask {
          var explorer = Explorer(configuration, alphabet)
          explorer.explore(upTo: length)
          return explorer
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let count = explorers.map(\.sequenceCount).reduce(0, +)
    print(
      "explored \(count) sequences of up to \(length) of \(alphabet.count) events",
      "in \(configurations.count) configurations")
    #expect(explorers.compactMap(\.counterexample) == [])
    return explorers
  }
}
