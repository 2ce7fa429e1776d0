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
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(4, .childrenRemain, .wait),
          // It may have handed its children to the init.
          .init(5, .orphanReaped, .wait), .init(5, .childrenRemain, .endLeftovers(.tops)),
          .init(6, .orphanReaped, .wait), .init(6, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "the deep are told after half of the grace period, and killed at its end",
        words: ["-t.004"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(1, .childrenRemain, .wait),
          .init(2, .deadlinePassed, .endLeftovers(.everyone)),
          .init(4, .deadlinePassed, .killLeftovers(.tops)),
          .init(5, .orphanReaped, .wait), .init(5, .childrenRemain, .killLeftovers(.tops)),
          .init(6, .orphanReaped, .wait), .init(6, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "new tops are looked for again and again",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(2, .deadlinePassed, .endLeftovers(.tops)),
          .init(4, .deadlinePassed, .endLeftovers(.tops)),
          .init(5, .orphanReaped, .wait), .init(5, .childrenRemain, .endLeftovers(.tops)),
          .init(8, .deadlinePassed, .endLeftovers(.tops)),
        ]),
      Scenario(
        name: "-t 0: leftovers are killed at once", words: ["-t0"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .childrenRemain, .killLeftovers(.tops)),
          .init(1, .orphanReaped, .wait), .init(1, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "leftovers are sent signals in their grace period",
        words: ["-rUSR1:0", "-rHUP:USR2"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .received(.hangUp), .sendOn(.userDefined2, to: .children)),
          .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(1, .received(.hangUp), .sendOn(.userDefined2, to: .children)),
          .init(2, .received(.userDefined1), .drop(.userDefined1)),
        ]),
      Scenario(
        name: "-a: signals go to every leftover", words: ["-a"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(1, .received(.hangUp), .sendOn(.hangUp, to: .descendants)),
        ]),
      Scenario(
        name: "the command is killed when the outer init dies",
        steps: [
          .init(0, .outerDied, .killLeftovers(.tops)),
          .init(1, .commandEnded(.killed(.kill)), .wait),
          .init(1, .childrenGone, .exit(.init(137))),
        ]),
    ])
  func leftoversEnd(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "With -W leftovers may take their time, unless somebody asks for the end",
    arguments: [
      Scenario(
        name: "nobody asks: they may take their time, and are sent signals", words: ["-W"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .awaitLeftovers),
          .init(1, .received(.hangUp), .sendOn(.hangUp, to: .children)),
          .init(3_600_000, .orphanReaped, .wait), .init(3_600_000, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "the command was asked to end: the rest is ended", words: ["-W"],
        steps: [
          .init(0, .received(.terminate), .sendOn(.terminate, to: .process)),
          .init(1, childEnds, .wait), .init(1, .childrenRemain, .endLeftovers(.tops)),
        ]),
      Scenario(
        name: "a later request ends them, and a second one kills them", words: ["-W"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .awaitLeftovers),
          .init(1, .received(.quit), .endLeftovers(.tops)),
          .init(2, .received(.interrupt), .killLeftovers(.tops)),
        ]),
    ])
  func leftoversAreWaitedFor(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "--stop-delay holds the first request to end back",
    arguments: [
      Scenario(
        name: "until the delay is over", words: ["--stop-delay", "2"],
        steps: [
          .init(0, .received(.terminate), .holdBack(.terminate)),
          .init(1, .received(.hangUp), .sendOn(.hangUp, to: .process)),
          .init(2000, .deadlinePassed, .sendOn(.terminate, to: .process)),
          .init(2001, .received(.terminate), .sendOn(.terminate, to: .process)),
        ]),
      Scenario(
        name: "until a second one comes", words: ["--stop-delay", "2"],
        steps: [
          .init(0, .received(.terminate), .holdBack(.terminate)),
          .init(5, .received(.quit), .sendOn(.quit, to: .process)),
          .init(6, .received(.terminate), .sendOn(.terminate, to: .process)),
        ]),
      Scenario(
        name: "until the command ends by itself", words: ["--stop-delay", "2", "-W"],
        steps: [
          .init(0, .received(.terminate), .holdBack(.terminate)), .init(1, childEnds, .wait),
          .init(1, .childrenRemain, .endLeftovers(.tops)),
        ]),
      Scenario(
        name: "as what it is rewritten to", words: ["--stop-delay", "2", "-rTERM:USR1"],
        steps: [
          .init(0, .received(.terminate), .holdBack(.terminate)),
          .init(2000, .deadlinePassed, .sendOn(.userDefined1, to: .process)),
        ]),
    ])
  func requestIsHeldBack(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "--stop-timeout limits the time of a command that was asked to end",
    arguments: [
      Scenario(
        name: "it is treated as left behind", words: ["--stop-timeout", "3", "-t.004"],
        steps: [
          .init(0, .received(.terminate), .sendOn(.terminate, to: .process)),
          // Only the first request counts.
          .init(2000, .received(.interrupt), .sendOn(.interrupt, to: .process)),
          .init(3000, .deadlinePassed, .timeOut),
          .init(3000, .deadlinePassed, .endLeftovers(.tops)),
          .init(3002, .deadlinePassed, .endLeftovers(.everyone)),
          .init(3003, .commandEnded(.killed(.terminate)), .wait),
          .init(3004, .childrenGone, .exit(.init(143))),
        ]),
      Scenario(
        name: "the delay comes before the limit",
        words: ["--stop-delay", "1", "--stop-timeout", "1"],
        steps: [
          .init(0, .received(.terminate), .holdBack(.terminate)),
          .init(1000, .deadlinePassed, .sendOn(.terminate, to: .process)),
          .init(2000, .deadlinePassed, .timeOut),
          .init(2000, .deadlinePassed, .endLeftovers(.tops)),
          .init(2001, .received(.terminate), .killLeftovers(.tops)),
          .init(2002, .commandEnded(.killed(.kill)), .wait),
          .init(2002, .childrenGone, .exit(.init(137))),
        ]),
      Scenario(
        name: "the command ends in time", words: ["--stop-timeout", "3"],
        steps: [
          .init(0, .received(.interrupt), .sendOn(.interrupt, to: .process)),
          .init(5, childEnds, .wait), .init(5, .childrenGone, .exit(three)),
        ]),
    ])
  func stopIsLimited(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "Children from before the command get the end of their input and time, or are left alone",
    arguments: [
      Scenario(
        name: "as PID 1 they may finish in the rest of the grace period",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          .init(2, .orphanReaped, .wait), .init(2, .sparedChildrenRemain, .closeStreams),
          .init(3, .sparedChildrenRemain, .wait),
          .init(5000, .deadlinePassed, .killLeftovers(.tops)),
        ]),
      Scenario(
        name: "as PID 1 without leftovers they have the whole grace period",
        steps: [
          .init(0, childEnds, .wait), .init(0, .sparedChildrenRemain, .closeStreams),
          .init(9, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "as a subreaper the init leaves them alone", isNamespaceInit: false,
        steps: [.init(0, childEnds, .wait), .init(0, .sparedChildrenRemain, .exit(three))]),
    ])
  func sparedChildrenFinish(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test("Rescans for new leftovers get rarer, and begin anew after half of the grace period")
  func rescansGetRarer() throws {
    var lifecycle = Lifecycle(
      try Options(words: ["-t5"]), followsStops: false, isNamespaceInit: true)
    var now = Instant(nanoseconds: 0)
    _ = lifecycle.handle(childEnds, now: { now })
    var action = lifecycle.handle(.childrenRemain, now: { now })
    var moments: [UInt64] = []
    while case .endLeftovers = action, moments.count < 100 {
      now = try #require(lifecycle.deadline)
      moments.append(now.nanoseconds / 1_000_000)
      action = lifecycle.handle(.deadlinePassed, now: { now })
    }
    #expect(action == .killLeftovers(.tops))
    let half: [UInt64] = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 2500]
    #expect(moments == half + half.map { $0 + 2500 })
  }
}
