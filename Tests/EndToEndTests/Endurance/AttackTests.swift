import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Descendants forge, fork, stop, flood and hide, beside bystanders of every relation",
  .needs(.root, .namespaces), .serialized)
struct AttackTests {
  /// Has an init attacked in so many rounds.
  private static func attack(
    _ setting: AttackSetting, _ command: [String], rounds: Int, seed: UInt64
  ) throws -> Outcome {
    // Before Linux 6.14 the limit is that of the whole machine.
    let room = Requirement.ownHighestPID.isMet ? "700" : "0"
    let words = ["attack-rounds", "\(seed)", "\(rounds)", room] + setting.words + command
    let process = try Subprocess(
      Scene.namespace + [Programs.fixture, "neutral-pid1", Programs.fixture] + words)
    defer { process.kill() }
    return try process.finish(within: Soak.patience * 2)
  }

  /// Without a subreaper `--guard` says no.
  private static let settings = AttackSetting.all.filter {
    !Emulator.isUsed || !$0.options.contains("--guard")
  }

  @Test("Attackers hurt no bystander, and none of them stays", arguments: settings)
  func attackersHurtNobodyAndNoneStays(_ setting: AttackSetting) throws {
    let rounds = setting.rounds * Soak.factor
    let seed = Soak.seed
    let name = setting.testDescription
    print("attacked \(name): INITLET_FUZZ_SEED=\(seed) INITLET_SOAK=\(Soak.factor)")
    let initlet = try Init.initlet.path()
    let before = Emulator.words(before: [], of: initlet, setting.role)
    let command = before + [initlet] + setting.options
    let outcome = try Self.attack(setting, command, rounds: rounds, seed: seed)
    print("attacked \(name): \(outcome.output)", terminator: "")
    #expect(outcome.output.hasPrefix("rounds \(rounds) faults 0 processes "), "\(outcome)")
    let words = outcome.output.split { " \n".contains($0) }.compactMap { Int($0) }
    // Otherwise there was no attack: each round has a process, and many signals.
    #expect(words.count == 7 && words[2] >= rounds && words[3] > rounds)
    // Nobody was there whom KILL did not end.
    let hadReasonToGiveUp = words.count == 7 && words[5] > 0
    #expect(hadReasonToGiveUp || !outcome.errors.contains("gave up"), "\(outcome.errors)")
  }

  @Test("What an attacked init does wrong is found out", arguments: WrongInit.allCases)
  func wrongInitIsFoundOut(_ wrong: WrongInit) throws {
    let command = [Programs.fixture, "attack-rounds", "wrong", wrong.rawValue]
    let outcome = try Self.attack(
      AttackSetting(role: .subreaper), command, rounds: 1, seed: Soak.seed)
    for fault in wrong.faults { #expect(outcome.output.contains(fault), "\(outcome)") }
  }

  @Test("As PID 1 an init that signals the whole namespace hurts earlier children")
  func namespaceInitThatSignalsAllIsFoundOut() throws {
    let command = [Programs.fixture, "attack-rounds", "wrong", WrongInit.signalsAll.rawValue]
    let outcome = try Self.attack(AttackSetting(role: .pid1), command, rounds: 1, seed: Soak.seed)
    for fault in ["a former child was hurt: 1 ", "an earlier child's child was hurt: 1 "] {
      #expect(outcome.output.contains(fault), "\(outcome)")
    }
  }
}
