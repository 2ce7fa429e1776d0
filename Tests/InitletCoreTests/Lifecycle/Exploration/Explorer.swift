import InitletCore
import Primitives

/// Takes a filter and a machine through every sequence of happenings up to a length.
///
/// A sequence goes on for one happening after the machine's exit.
struct Explorer {
  struct Situation: Hashable {
    let phase: PhaseKind
    let event: EventKind
  }

  private let configuration: Configuration
  private let alphabet: [Happening]
  private let properties: [Property]
  private let mutation: Mutation?

  private(set) var sequenceCount = 0
  private(set) var reached: Set<Situation> = []
  /// The first sequence that breaks a property.
  private(set) var counterexample: String?
  private var path: [Happening] = []

  init(
    _ configuration: Configuration, _ alphabet: [Happening],
    _ properties: [Property] = Property.allCases, _ mutation: Mutation? = nil
  ) {
    self.configuration = configuration
    self.alphabet = alphabet
    self.properties = properties
    self.mutation = mutation
  }

  mutating func explore(upTo length: Int) {
    let subject = Subject(configuration, mutation)
    explore(subject, History(configuration.options), Instant(nanoseconds: 0), length)
  }

  private mutating func explore(
    _ subject: Subject, _ history: History, _ last: Instant, _ length: Int
  ) {
    for happening in alphabet where counterexample == nil {
      path.append(happening)
      let step = take(happening, subject, history, last)
      let left = history.hasExited ? 0 : length - 1
      if left > 0 {
        var history = history
        history.receive(step)
        explore(step.subject, history, step.now, left)
      }
      path.removeLast()
    }
  }

  private mutating func take(
    _ happening: Happening, _ before: Subject, _ history: History, _ last: Instant
  ) -> Step {
    sequenceCount += 1
    let now = happening.moment(after: last, deadline: before.deadline)
    var subject = before
    let outcome = subject.receive(happening, at: now)
    if let event = outcome.event {
      reached.insert(Situation(phase: PhaseKind(before.phase), event: EventKind(event)))
    }
    let step = Step(
      configuration: configuration, history: history, happening: happening, now: now,
      outcome: outcome, before: before, subject: subject)
    for property in properties where !property.holds(for: step) {
      counterexample =
        "\(property) of \(configuration.testDescription) after \(path), which led to \(outcome)"
    }
    return step
  }
}
