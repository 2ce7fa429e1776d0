/// The transitions of the machine as text: `PHASE -- EVENT --> PHASE | PHASE: ACTION, ACTION`.
///
/// A block stands for a phase. An event that changes nothing is left out.
struct StateMachinePicture {
  private let transitions: Set<Transition>

  init(_ survey: TransitionSurvey) {
    transitions = survey.transitions
  }

  var text: String {
    PhaseKind.allCases.map { lines(of: $0).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func lines(of phase: PhaseKind) -> [String] {
    let outcomes = EventKind.allCases.map { outcome(of: $0, in: phase) }
    if let first = outcomes[0], outcomes.allSatisfy({ $0 == first }) {
      return ["\(phase) -- any event --> \(first)"]
    }
    return zip(EventKind.allCases, outcomes).compactMap { event, outcome in
      outcome.map { "\(phase) -- \(event) --> \($0)" }
    }
  }

  /// The phases and the actions that an event leads to; nothing where it changes nothing.
  private func outcome(of event: EventKind, in phase: PhaseKind) -> String? {
    let found = transitions.filter { $0.phase == phase && $0.event == event }
    if found.allSatisfy(\.isIdle) { return nil }
    let phases = PhaseKind.allCases.filter { phase in found.contains { $0.next == phase } }
    let actions = ActionKind.allCases.filter { action in found.contains { $0.action == action } }
    return phases.map { "\($0)" }.joined(separator: " | ") + ": "
      + actions.map { "\($0)" }.joined(separator: ", ")
  }
}
