import InitletCore
import Primitives
import UnitTestSupport

extension Happening {
  /// One of each class that the machine tells apart.
  static let all =
    [
      // Those that the routes of `Configuration` tell apart.
      Happening(.received(.terminate)), Happening(.received(.interrupt)),
      Happening(.received(.quit)), Happening(.received(.hangUp)),
      Happening(.received(.userDefined1)),
      Happening(.commandLeavesGroup), Happening(.commandEnded(.killed(.kill))),
      Happening(.commandStopped(.terminalStop)), Happening(.commandStopped(.stop)),
      Happening(.orphanReaped),
    ] + essential.dropFirst()

  /// Those that differ in how the end goes.
  static let essential = [
    Happening(Event.received(.terminate)),
    Happening(.commandEnded(.exited(ExitCode(3)))),
    Happening(.orphanReaped, .long),
    Happening(.childrenRemain), Happening(.sparedChildrenRemain), Happening(.childrenGone),
    Happening(.outerDied),
    Happening(.deadlinePassed, .untilDeadline), Happening(.deadlinePassed, .wellPastDeadline),
  ]

  /// Signals of every origin that the filter tells apart, and what moves the machine on.
  static let received =
    signals.map { Happening(.received($0)) } + [
      Happening(.outerDeath),
      Happening(.commandEnded(.exited(ExitCode(3)))), Happening(.commandStopped(.terminalStop)),
      Happening(.orphanReaped, .long), Happening(.childrenRemain), Happening(.childrenGone),
      Happening(.deadlinePassed, .wellPastDeadline),
    ]

  private static let signals = [
    // A terminal's keys, its new size and its loss.
    ReceivedSignal(.interrupt, from: .kernel), ReceivedSignal(.terminalStop, from: .kernel),
    ReceivedSignal(.windowChange, from: .kernel), ReceivedSignal(.hangUp, from: .kernel),
    ReceivedSignal(.terminate, from: .process(.stranger)),
    ReceivedSignal(.terminalStop, from: .process(.stranger)),
    ReceivedSignal(.resume, from: .process(.stranger)),
    ReceivedSignal(.resume, from: .process(.sessionLeader)),
    ReceivedSignal(.interrupt, from: .process(.command)),
    ReceivedSignal(.terminate, from: .process(.inner)),
    ReceivedSignal(.terminalStop, from: .process(.inner)),
    ReceivedSignal(.pipe, from: .process(.own)), ReceivedSignal(.resume, from: .process(.own)),
    ReceivedSignal(.terminate, from: .process(.own)),
    ReceivedSignal(.quit, from: .process(nil)),
    ReceivedSignal(
      .terminalInput, from: .queue(ReceivedSignal.Payload(sender: .own, user: 0, value: 7))),
  ]
}
