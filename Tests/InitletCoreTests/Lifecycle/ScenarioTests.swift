import InitletCore
import Primitives
import Testing

private let three = ExitCode(3)
private let childEnds = Event.commandEnded(.exited(three))

@Suite("What happens to an init")
struct ScenarioTests {
  @Test(
    "A running command gets its signals, and its end is the init's",
    arguments: [
      Scenario(
        name: "a command that ends alone ends the init",
        steps: [.init(0, childEnds, .wait), .init(1, .childrenGone, .exit(three))]),
      Scenario(
        name: "a command that is killed ends the init with its code",
        steps: [
          .init(0, .commandEnded(.killed(.kill)), .wait),
          .init(0, .childrenGone, .exit(.init(137))),
        ]),
      Scenario(
        name: "signals go to its group, orphans are reaped",
        steps: [
          .init(0, .received(.hangUp), .sendOn(.hangUp, to: .process)),
          .init(1, .orphanReaped, .wait),
          .init(1, .childrenRemain, .wait),
          .init(2, .received(.terminate), .sendOn(.terminate, to: .process)),
          .init(3, .received(.terminate), .sendOn(.terminate, to: .process)),
          .init(4, .commandEnded(.killed(.terminate)), .wait),
          .init(4, .childrenGone, .exit(.init(143))),
        ]),
      Scenario(
        name: "-c: signals go to the command alone", words: ["-c"],
        steps: [.init(0, .received(.hangUp), .sendOn(.hangUp, to: .process))]),
      Scenario(
        name: "-a: signals go to all", words: ["-a"],
        steps: [.init(0, .received(.hangUp), .sendOn(.hangUp, to: .descendants))]),
      Scenario(
        name: "-r: some signals become others, some nothing", words: ["-rTERM:QUIT", "-rHUP:0"],
        steps: [
          .init(0, .received(.terminate), .sendOn(.quit, to: .process)),
          .init(1, .received(.hangUp), .drop(.hangUp)),
          .init(2, .received(.quit), .sendOn(.quit, to: .process)),
        ]),
      Scenario(
        name: "-e: a code is reported as success", words: ["-e3"],
        steps: [.init(0, childEnds, .wait), .init(0, .childrenGone, .exit(.success))]),
      Scenario(
        name: "another process has fetched the status of the command",
        steps: [.init(0, .childrenGone, .exit(.failure))]),
    ])
  func commandRuns(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "A command that the terminal stops stops the init where job control applies",
    arguments: [
      Scenario(
        name: "TSTP and TTIN stop the init too", followsStops: true,
        steps: [
          .init(0, .commandStopped(.terminalStop), .suspend(.terminalStop)),
          .init(9, .received(.resume), .sendOn(.resume, to: .process)),
          .init(10, .commandStopped(.terminalInput), .suspend(.terminalInput)),
        ]),
      Scenario(
        name: "a STOP, by a program that suspends itself, stops the init", followsStops: true,
        steps: [.init(0, .commandStopped(.stop), .suspend(.stop))]),
      Scenario(
        name: "a stop does not reach the init where the terminal is the command's own",
        steps: [.init(0, .commandStopped(.terminalStop), .wait)]),
    ])
  func commandStops(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "Processes that the command leaves behind are ended, killed or waited for",
    arguments: [
      Scenario(
        name: "leftovers end at the TERM",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(4, .childrenRemain, .wait),
          // It may have handed its children to the init.
          .init(5, .orphanReaped, .wait),
          .init(5, .childrenRemain, .endLeftovers(.newBranches)),
          .init(6, .orphanReaped, .wait), .init(6, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "leftovers are killed when the grace period is over", words: ["-t.002"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(1, .childrenRemain, .wait),
          .init(2, .deadlinePassed, .killLeftovers(.children)),
          .init(3, .orphanReaped, .wait),
          .init(3, .childrenRemain, .killLeftovers(.newBranches)),
          .init(4, .orphanReaped, .wait), .init(4, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "new leftovers are looked for again and again: not each of them is reported",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(2, .deadlinePassed, .endLeftovers(.newBranches)),
          .init(4, .deadlinePassed, .endLeftovers(.newBranches)),
          .init(5, .orphanReaped, .wait), .init(5, .childrenRemain, .endLeftovers(.newBranches)),
          .init(8, .deadlinePassed, .endLeftovers(.newBranches)),
        ]),
      Scenario(
        name: "-t 0: leftovers are killed at once", words: ["-t0"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .childrenRemain, .killLeftovers(.children)),
          .init(1, .orphanReaped, .wait), .init(1, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "-W: leftovers may take their time, and are sent signals still", words: ["-W"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .wait),
          .init(1, .received(.terminate), .sendOn(.terminate, to: .descendants)),
          .init(2, .received(.terminate), .sendOn(.terminate, to: .descendants)),
          .init(3_600_000, .orphanReaped, .wait), .init(3_600_000, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "leftovers are sent signals in their grace period",
        words: ["-rUSR1:0", "-rHUP:USR2"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .received(.hangUp), .sendOn(.userDefined2, to: .descendants)),
          .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(1, .received(.hangUp), .sendOn(.userDefined2, to: .descendants)),
          .init(2, .received(.userDefined1), .drop(.userDefined1)),
        ]),
      Scenario(
        name: "the command is killed when the outer init dies",
        steps: [
          .init(0, .outerDied, .killLeftovers(.children)),
          .init(1, .commandEnded(.killed(.kill)), .wait), .init(1, .childrenGone, .exit(.failure)),
        ]),
    ])
  func leftoversEnd(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test("Rescans for new leftovers get rarer, and end with the grace period")
  func rescansGetRarer() throws {
    var lifecycle = Lifecycle(try Options(words: ["-t5"]), followsStops: false)
    var now = Instant(nanoseconds: 0)
    _ = lifecycle.handle(childEnds, now: { now })
    var action = lifecycle.handle(.childrenRemain, now: { now })
    var moments: [UInt64] = []
    while case .endLeftovers = action, moments.count < 100 {
      now = try #require(lifecycle.deadline)
      moments.append(now.nanoseconds / 1_000_000)
      action = lifecycle.handle(.deadlinePassed, now: { now })
    }
    #expect(action == .killLeftovers(.children))
    #expect(moments == [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 5000])
  }
}
