import Glibc
import Testing

@testable import TestSupport

/// Mistakes of the peers in starting a command, by their numbers: each test passes with the shipped
/// executable by every name, and the same does not happen with the peers that are wrong.
@Suite("No bug of the peers at the start", .needsPeers)
struct StartBugTests {
  @Test(
    "B1: an ignored SIGCHLD costs no status",
    arguments: Contender.shipped + [.tini, .catatonit], Role.allCases)
  func ignoredChildSignalCostsNoStatus(_ contender: Contender, _ role: Role) throws {
    var setting = try Setting(role, contender)
    setting.before = [Programs.fixture, "with-state", "ignored=17", "--"]
    let scene = try Scene(setting, ["--", Programs.fixture, "exit-with", "5"])
    defer { scene.end() }
    if contender.isShipped {
      #expect(try scene.ending() == .exited(5))
    } else {
      // Never, or as a failure of the init's own.
      #expect((try? scene.ending(within: contender.patience)) != .exited(5))
    }
  }

  @Test(
    "B3: a closed standard input keeps nothing from starting",
    arguments: Contender.shipped + [.tini],
    Role.allCases)
  func closedInputKeepsNothingFromStarting(_ contender: Contender, _ role: Role) throws {
    for closed in [["closed=0"], ["closed=0", "closed=1", "closed=2"]] {
      var setting = try Setting(role, contender)
      setting.before = [Programs.fixture, "with-state"] + closed + ["--"]
      let outcome = try Scene.run(setting, ["--", Programs.fixture, "exit-with", "7"])
      #expect(outcome.ending == .exited(contender.isShipped ? 7 : 1))
    }
  }

  @Test(
    "B4: no signal is blocked in the command that was not before",
    arguments: Contender.shipped + [.catatonit])
  func noFurtherSignalIsBlocked(_ contender: Contender) throws {
    let mask =
      "while read name value; do [ $name = SigBlk: ] && echo $value; done </proc/self/status"
    let outcome = try Scene.run(Setting(.pid1, contender), ["--", "bash", "-c", mask])
    let terminal = "0000000000380000"
    #expect(
      outcome.output == (contender.isShipped ? String(repeating: "0", count: 16) : terminal) + "\n")
  }

  @Test(
    "B7: ignored and blocked signals stay so in the command",
    arguments: Contender.shipped + [.dumbInit],
    Role.allCases)
  func ignoredAndBlockedSignalsStaySo(_ contender: Contender, _ role: Role) throws {
    var setting = try Setting(role, contender)
    setting.before = [Programs.fixture, "with-state", "ignored=1", "blocked=10", "--"]
    let scene = try Scene(setting, ["--", "sleep", "1000"])
    defer { scene.end() }
    let command = try scene.commandPID()
    _ = try eventually("the command") {
      ProcessTable.entry(command)?.name == "sleep" ? true : nil
    }
    let ignored = try #require(ProcessTable.status(command, "SigIgn")).last
    let blocked = try #require(ProcessTable.status(command, "SigBlk")).suffix(3)
    #expect((ignored == "1") == contender.isShipped)
    #expect((blocked == "200") == contender.isShipped)
  }

  @Test(
    "B14: standard output is the command's alone",
    arguments: Contender.shipped + [.tini], Role.allCases)
  func outputIsCommandsAlone(_ contender: Contender, _ role: Role) throws {
    for option in ["-v", "-vvv"] {
      // catatonit has no such option.
      let outcome = try Scene.run(
        Setting(role, contender), [option, "-g", "--", "echo", "all"])
      #expect(outcome.ending == .exited(0))
      #expect((outcome.output == "all\n") == contender.isShipped, "\(outcome.output)")
    }
  }

  @Test(
    "B15: the command's options are its own", arguments: Contender.shipped + [.tini, .catatonit])
  func optionsAreCommandsOwn(_ contender: Contender) throws {
    let outcome = try Scene.run(Setting(.pid1, contender), ["ls", "-l", "/dev/null"])
    #expect((outcome.output.hasSuffix(" /dev/null\n")) == contender.isShipped, "\(outcome.output)")
    #expect(outcome.ending == .exited(contender == .catatonit ? 1 : 0))
  }

  /// Only peers that are linked with musl fail, and Debian has none.
  @Test("B16: a script needs no #!", arguments: Contender.shipped)
  func scriptNeedsNoInterpreterLine(_ contender: Contender) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.script("plain", "echo \"$*\"; exit 6", first: "")
    let setting = try Setting(.pid1, contender)
    let outcome = try Scene.run(setting, ["--", folder["plain"], "a", "b"])
    #expect(outcome.ending == .exited(6))
    #expect(outcome.output == "a b\n")
  }

  @Test("B18: the exit code tells why, under initlet's own name and tini's")
  func exitCodeTellsWhy() throws {
    let told = [Contender.initlet, .peer(.tini, .standIn)]
    for contender in told + [.dumbInit, .catatonit] {
      let missing = try Scene.run(Setting(.pid1, contender), ["--", "missing-command"])
      let folder = try Scene.run(Setting(.pid1, contender), ["--", "/usr"])
      let codes = [missing.ending, folder.ending] == [.exited(127), .exited(126)]
      #expect(codes == contender.isShipped)
    }
  }

  @Test(
    "B18: the message about a missing command names it", arguments: Contender.shipped + [.catatonit]
  )
  func messageNamesCommand(_ contender: Contender) throws {
    let outcome = try Scene.run(Setting(.pid1, contender), ["--", "missing-command"])
    #expect(outcome.errors.contains("missing-command") == contender.isShipped, "\(outcome.errors)")
  }
}
