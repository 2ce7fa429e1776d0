import InitletCore
import Testing

private let three = ExitCode(3)
private let childEnds = Event.commandEnded(.exited(three))

@Suite("What happens to an init")
struct ScenarioTests {
  @Test(
    "While the command runs",
    arguments: [
      Scenario(
        name: "it ends alone",
        steps: [.init(0, childEnds, .wait), .init(1, .childrenGone, .exit(three))]),
      Scenario(
        name: "it is killed",
        steps: [
          .init(0, .commandEnded(.killed(.kill)), .wait),
          .init(0, .childrenGone, .exit(.init(137))),
        ]),
      Scenario(
        name: "signals go to its group, orphans are reaped",
        steps: [
          .init(0, .signal(.hangUp), .forward(.hangUp, to: .processGroup)),
          .init(1, .orphanReaped, .wait),
          .init(1, .childrenRemain, .wait),
          .init(2, .signal(.terminate), .forward(.terminate, to: .processGroup)),
          .init(3, .signal(.terminate), .forward(.terminate, to: .processGroup)),
          .init(4, .commandEnded(.killed(.terminate)), .wait),
          .init(4, .childrenGone, .exit(.init(143))),
        ]),
      Scenario(
        name: "-c: signals go to it alone", words: ["-c"],
        steps: [.init(0, .signal(.hangUp), .forward(.hangUp, to: .process))]),
      Scenario(
        name: "-a: signals go to all", words: ["-a"],
        steps: [.init(0, .signal(.hangUp), .forward(.hangUp, to: .descendants))]),
      Scenario(
        name: "-r: some signals become others, some nothing", words: ["-rTERM:QUIT", "-rHUP:0"],
        steps: [
          .init(0, .signal(.terminate), .forward(.quit, to: .processGroup)),
          .init(1, .signal(.hangUp), .drop(.hangUp)),
          .init(2, .signal(.quit), .forward(.quit, to: .processGroup)),
        ]),
      Scenario(
        name: "-e: its code is success", words: ["-e3"],
        steps: [.init(0, childEnds, .wait), .init(0, .childrenGone, .exit(.success))]),
      Scenario(
        name: "somebody else has fetched its status",
        steps: [.init(0, .childrenGone, .exit(.failure))]),
    ])
  func running(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "When the terminal stops the command",
    arguments: [
      Scenario(
        name: "the init stops too", followsStops: true,
        steps: [
          .init(0, .commandStopped(.terminalStop), .suspend(.terminalStop)),
          .init(9, .signal(.resume), .forward(.resume, to: .processGroup)),
          .init(10, .commandStopped(.terminalInput), .suspend(.terminalInput)),
        ]),
      Scenario(
        name: "and for a STOP, by a program that suspends itself", followsStops: true,
        steps: [.init(0, .commandStopped(.stop), .suspend(.stop))]),
      Scenario(
        name: "and not where the terminal is the command's own",
        steps: [.init(0, .commandStopped(.terminalStop), .wait)]),
    ])
  func stopping(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test(
    "What the command leaves behind",
    arguments: [
      Scenario(
        name: "ends at the TERM",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(4, .childrenRemain, .wait),
          // It may have handed its children to the init.
          .init(5, .orphanReaped, .wait),
          .init(5, .childrenRemain, .endLeftovers(.newChildren)),
          .init(6, .orphanReaped, .wait), .init(6, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "is killed when the grace period is over", words: ["-t.002"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(1, .childrenRemain, .wait),
          .init(2, .deadlinePassed, .killLeftovers(.children)),
          .init(3, .orphanReaped, .wait),
          .init(3, .childrenRemain, .killLeftovers(.newChildren)),
          .init(4, .orphanReaped, .wait), .init(4, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "is looked at again and again, since nobody tells of some of those who are new",
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(2, .deadlinePassed, .endLeftovers(.newChildren)),
          .init(4, .deadlinePassed, .endLeftovers(.newChildren)),
          .init(5, .orphanReaped, .wait), .init(5, .childrenRemain, .endLeftovers(.newChildren)),
          .init(8, .deadlinePassed, .endLeftovers(.newChildren)),
        ]),
      Scenario(
        name: "-t 0: is killed at once", words: ["-t0"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .childrenRemain, .killLeftovers(.children)),
          .init(1, .orphanReaped, .wait), .init(1, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "-W: may take its time, and is sent signals still", words: ["-W"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .wait),
          .init(1, .signal(.terminate), .forward(.terminate, to: .descendants)),
          .init(2, .signal(.terminate), .forward(.terminate, to: .descendants)),
          .init(3_600_000, .orphanReaped, .wait), .init(3_600_000, .childrenGone, .exit(three)),
        ]),
      Scenario(
        name: "is sent signals in its grace period", words: ["-rUSR1:0", "-rHUP:USR2"],
        steps: [
          .init(0, childEnds, .wait),
          .init(0, .signal(.hangUp), .forward(.userDefined2, to: .descendants)),
          .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(1, .signal(.hangUp), .forward(.userDefined2, to: .descendants)),
          .init(2, .signal(.userDefined1), .drop(.userDefined1)),
        ]),
      Scenario(
        name: "is killed with a guardian that dies",
        steps: [
          .init(0, .guardianDied, .killLeftovers(.children)),
          .init(1, .commandEnded(.killed(.kill)), .wait), .init(1, .childrenGone, .exit(.failure)),
        ]),
    ])
  func leftovers(_ scenario: Scenario) throws {
    try scenario.expectToHappen()
  }

  @Test("The looks get rarer, and end with the grace period")
  func looks() throws {
    var lifecycle = Lifecycle(try Options(words: ["-t5"]), followsStops: false)
    var now = Instant(nanoseconds: 0)
    _ = lifecycle.handle(childEnds, now: { now })
    var action = lifecycle.handle(.childrenRemain, now: { now })
    var moments: [UInt64] = []
    while case .endLeftovers = action {
      now = try #require(lifecycle.deadline)
      moments.append(now.nanoseconds / 1_000_000)
      action = lifecycle.handle(.deadlinePassed, now: { now })
    }
    #expect(action == .killLeftovers(.children))
    #expect(moments == [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 5000])
  }

  @Test("The second TERM, INT or QUIT ends the grace period", arguments: Signal.askingToEnd)
  func escalation(_ signal: Signal) throws {
    for first in Signal.askingToEnd {
      let scenario = Scenario(
        name: "", words: ["-rTSTP:TERM"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
          .init(1, .signal(first), .forward(first, to: .descendants)),
          // Neither of these is somebody's second request.
          .init(2, .signal(.hangUp), .forward(.hangUp, to: .descendants)),
          .init(3, .signal(.terminalStop), .forward(.terminate, to: .descendants)),
          .init(4, .signal(signal), .killLeftovers(.children)),
          .init(5, .signal(signal), .drop(signal)),
        ])
      try scenario.expectToHappen()
    }
  }

  @Test("The first may have gone to the command", arguments: Signal.askingToEnd)
  func escalationAfterTheCommand(_ signal: Signal) throws {
    let scenario = Scenario(
      name: "",
      steps: [
        .init(0, .signal(.terminate), .forward(.terminate, to: .processGroup)),
        .init(1, childEnds, .wait), .init(1, .childrenRemain, .endLeftovers(.all)),
        .init(2, .signal(signal), .killLeftovers(.children)),
      ])
    try scenario.expectToHappen()
  }

  @Test("What is dropped does not count as a request", arguments: Signal.askingToEnd)
  func droppedRequest(_ signal: Signal) throws {
    let scenario = Scenario(
      name: "", words: ["-r\(signal.rawValue):0"],
      steps: [
        .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.all)),
        .init(1, .signal(signal), .drop(signal)), .init(2, .signal(signal), .drop(signal)),
      ])
    try scenario.expectToHappen()
  }
}
