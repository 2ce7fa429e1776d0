import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Options")
struct OptionTests {
  @Test("Each option is followed by the next one, and the last one by none")
  func eachIsFollowedByTheNext() {
    let all = InitletCore.Option.allCases
    #expect(all.map(\.following) == all.dropFirst().map(Optional.some) + [nil])
  }

  @Test("No two options have the same name or letter")
  func namesAndLettersAreUnique() {
    let specs = InitletCore.Option.allCases.map(\.spec)
    let spellings = specs.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(!spellings.contains("--") && specs.allSatisfy { !$0.summary.isEmpty })
  }

  @Test("The grace period's summary gives its default in seconds")
  func summaryGivesDefaultGracePeriod() {
    let summary = ByteSlice(InitletCore.Option.gracePeriod.spec.summary).string
    #expect(summary.hasSuffix(" default \(Options().gracePeriod.decimal)"))
  }
}
