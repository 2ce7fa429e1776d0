import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Either init of a guarded pair is killed at every moment of a shutdown",
  .needs(.namespaces), .serialized)
struct GuardStormTests {
  /// Both processors are busy, and there are processes that are not the command's.
  private static let script = """
    (while :; do :; done) & (while :; do :; done) &
    sleep 1000 & bystanders=$!
    setsid sleep 1000 & bystanders="$bystanders $!"
    "$@"
    unhurt=0
    for bystander in $bystanders; do kill -0 $bystander && unhurt=$((unhurt + 1)); done
    echo "bystanders $unhurt"
    """

  @Test("No survivor, no bystander hurt, no signal lost before the kill, and none doubled")
  func deathAtEveryMomentLeavesNothing() throws {
    let rounds = 150 * Soak.factor
    let seed = Soak.seed
    print("killing guarded inits: INITLET_FUZZ_SEED=\(seed) INITLET_SOAK=\(Soak.factor)")
    let process = try Subprocess(
      Scene.namespace + [
        Programs.fixture, "neutral-pid1", "sh", "-c", Self.script, "sh", Programs.fixture,
        "guard-storm", "\(seed)", "\(rounds)", try Init.initlet.path(),
      ])
    defer { process.kill() }
    let outcome = try process.finish(within: Soak.patience * 2)
    print(outcome.output)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.last == "bystanders 2", "\(outcome)")
    let words = lines.first?.split { " ,".contains($0) }.compactMap { Int($0) } ?? []
    try #require(words.count == 3 && words[1] == rounds)
    // Otherwise the moments missed the shutdowns, or the signals.
    #expect(words[0] > rounds / 4 && words[2] > rounds)
  }
}
