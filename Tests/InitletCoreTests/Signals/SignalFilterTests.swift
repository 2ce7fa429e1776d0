import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("The signal filter")
struct SignalFilterTests {
  private static let origins: [ReceivedSignal.Origin] = [
    .kernel, .other, .queue(ReceivedSignal.Payload(sender: .own, user: 0, value: 1)),
    .queue(ReceivedSignal.Payload(sender: .inner, user: 0, value: 1)), .process(nil),
    .process(.stranger), .process(.command), .process(.own), .process(.inner), .process(.outer),
    .process(.sessionLeader), .process(.namespaceInit),
  ]

  /// All cases of a signal in a role.
  private static func cases(_ signal: Signal, _ role: FilterRole) -> [FilterCase] {
    var cases: [FilterCase] = []
    for origin in origins {
      for placement in [Placement.session, .processGroup, .inherited] {
        for leftovers in [LeftoverPolicy.end, .wait, .keep, .endGroup] {
          for bits in 0..<4 {
            cases.append(
              FilterCase(
                received: ReceivedSignal(signal, from: origin), role: role,
                isRunning: bits & 1 != 0, followsStops: bits & 2 != 0, placement: placement,
                leftovers: leftovers))
          }
        }
      }
    }
    return cases
  }

  @Test(
    "Of every signal from every origin comes the one verdict that applies",
    arguments: FilterRole.allCases)
  func verdictIsTheOneThatApplies(_ role: FilterRole) {
    var count = 0
    for signal in Signal.all {
      for test in Self.cases(signal, role) {
        count += 1
        let expected = test.expected
        if expected != [test.verdict] {
          Issue.record("\(test): \(test.verdict), expected \(expected)")
          return
        }
      }
    }
    print("filtered \(count) signals as \(role)")
  }

  /// The question is a system call, which a storm of signals would repeat.
  @Test("The parent is asked for by an inner init that gets a CONT, and by no other")
  func parentIsAskedForByInner() {
    for role in FilterRole.allCases {
      let isInner = role == .inner || role.isAlone
      for test in Signal.all.flatMap({ Self.cases($0, role) })
      where test.asksForParent != (isInner && test.received.signal == .resume) {
        Issue.record("\(test)")
        return
      }
    }
  }
}
