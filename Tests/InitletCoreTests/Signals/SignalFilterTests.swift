import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("The signal filter")
struct SignalFilterTests {
  private static let origins: [ReceivedSignal.Origin] = [
    .kernel, .other, .queue(ReceivedSignal.Payload(sender: 100, user: 0, value: 1)),
    .queue(ReceivedSignal.Payload(sender: 400, user: 0, value: 1)), .process(nil),
    .process(.stranger), .process(.command), .process(.own), .process(.inner), .process(.outer),
    .process(.sessionLeader), .process(.namespaceInit),
  ]

  /// All cases of a signal in a role.
  private static func cases(_ signal: Signal, _ role: FilterRole) -> [FilterCase] {
    var cases: [FilterCase] = []
    for origin in origins {
      for placement in [Placement.session, .processGroup, .inherited] {
        for leftovers in [LeftoverPolicy.end, .wait, .keep, .endGroup] {
          for session in [ProcessID.sessionLeader, nil] {
            for bits in 0..<4 {
              cases.append(
                FilterCase(
                  received: ReceivedSignal(signal, from: origin), role: role,
                  isRunning: bits & 1 != 0, followsStops: bits & 2 != 0, placement: placement,
                  leftovers: leftovers, session: session))
            }
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

  @Test("The parent is asked for by an inner init that gets a TERM, and by no other")
  func parentIsAskedForByInner() {
    expectQuestions { test, asksForParent, _ in
      let isInner = test.role == .inner || test.role.isAlone
      return asksForParent == (isInner && test.received.signal == .terminate)
    }
  }

  @Test("The session is asked for by an outer init that gets a CONT to pass on, and by no other")
  func sessionIsAskedForByOuter() {
    expectQuestions { test, _, asksForSession in
      let mayBeOfShell = test.received.signal == .resume && test.role.isOuter && test.isRunning
      return asksForSession == (mayBeOfShell && test.received.origin != .process(.inner))
    }
  }

  /// Each question is a system call, which a storm of signals would repeat.
  private func expectQuestions(_ holds: (FilterCase, Bool, Bool) -> Bool) {
    for role in FilterRole.allCases {
      for test in Signal.all.flatMap({ Self.cases($0, role) }) {
        let questions = test.questions
        if !holds(test, questions.forParent, questions.forSession) {
          Issue.record("\(test)")
          return
        }
      }
    }
  }
}
