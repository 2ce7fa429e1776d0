import InitletCore
import Primitives
import Testing
import UnitTestSupport

private let childEnds = Event.commandEnded(.exited(ExitCode(3)))

@Suite("Requests to end")
struct EscalationTests {
  @Test("The second TERM, INT or QUIT ends the grace period", arguments: Signal.askingToEnd)
  func secondRequestKills(_ signal: Signal) throws {
    for first in Signal.askingToEnd {
      let scenario = Scenario(
        name: "", words: ["-rTSTP:TERM"],
        steps: [
          .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
          // What it asks for happens already.
          .init(1, .received(first), .drop(first)),
          // Neither of these is somebody's second request.
          .init(2, .received(.hangUp), .sendOn(.hangUp, to: .children)),
          .init(3, .received(.terminalStop), .sendOn(.terminate, to: .children)),
          .init(4, .received(signal), .killLeftovers(.tops)),
          .init(5, .received(signal), .drop(signal)),
        ])
      try scenario.expectToHappen()
    }
  }

  @Test(
    "A second request to end ends the grace period even if the first went to the command",
    arguments: Signal.askingToEnd)
  func secondRequestKillsAfterFirstToCommand(_ signal: Signal) throws {
    let scenario = Scenario(
      name: "",
      steps: [
        .init(0, .received(.terminate), .sendOn(.terminate, to: .process)),
        .init(1, childEnds, .wait), .init(1, .childrenRemain, .endLeftovers(.tops)),
        .init(2, .received(signal), .killLeftovers(.tops)),
      ])
    try scenario.expectToHappen()
  }

  @Test(
    "A signal that is dropped does not count as a request to end", arguments: Signal.askingToEnd)
  func droppedSignalIsNoRequest(_ signal: Signal) throws {
    let scenario = Scenario(
      name: "", words: ["-r\(signal.rawValue):0"],
      steps: [
        .init(0, childEnds, .wait), .init(0, .childrenRemain, .endLeftovers(.tops)),
        .init(1, .received(signal), .drop(signal)), .init(2, .received(signal), .drop(signal)),
      ])
    try scenario.expectToHappen()
  }
}
