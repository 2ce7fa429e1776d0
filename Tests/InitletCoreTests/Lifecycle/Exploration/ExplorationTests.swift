import InitletCore
import Primitives
import Testing

@Suite("Every sequence of signals and events")
struct ExplorationTests {
  @Test("All properties hold in every configuration, for each sequence of up to 4 events")
  func holdsInEveryConfiguration() async throws {
    let explorers = await explore(try Configuration.all(), Happening.all, upTo: 4)
    let reached = explorers.reduce(into: Set()) { $0.formUnion($1.reached) }
    let all = PhaseKind.allCases.flatMap { phase in
      EventKind.allCases.map { Explorer.Situation(phase: phase, event: $0) }
    }
    #expect(reached == Set(all), "every event in every phase")
  }

  @Test("All properties hold for each sequence of up to 5 of the events that matter to the end")
  func holdsInLongSequences() async throws {
    _ = await explore(try Configuration.essential(), Happening.essential, upTo: 5)
  }

  @Test("All properties hold in every role, for each sequence of up to 3 signals and events")
  func holdsWithFilter() async throws {
    _ = await explore(try Configuration.filtered(), Happening.received, upTo: 3)
  }

  @Test("A broken machine or filter is found out", arguments: Mutation.allCases)
  func mutationIsFound(_ mutation: Mutation) throws {
    let isOfFilter = mutation.isOfFilter
    let configurations = try isOfFilter ? Configuration.filtered() : Configuration.all()
    let found = configurations.contains { configuration in
      let alphabet = isOfFilter ? Happening.received : Happening.all
      var explorer = Explorer(configuration, alphabet, [mutation.broken], mutation)
      explorer.explore(upTo: isOfFilter ? 2 : 4)
      return explorer.counterexample != nil
    }
    #expect(found)
  }

  @Test("Each property is broken by some mutation", arguments: Property.allCases)
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
      "explored \(count) sequences of up to \(length) of \(alphabet.count) happenings",
      "in \(configurations.count) configurations")
    #expect(explorers.lazy.compactMap(\.counterexample).first == nil)
    return explorers
  }
}
