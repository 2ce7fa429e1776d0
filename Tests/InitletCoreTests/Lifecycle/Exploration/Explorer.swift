import InitletCore

/// Takes a machine through every sequence of events up to a length.
///
/// A sequence goes on for one event after the machine's exit.
struct Explorer {
  struct Situation: Hashable {
    let phase: Lifecycle.Phase
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
        history.note(step)
        explore(step.subject, history, step.now, left)
      }
      path.removeLast()
    }
  }

  private mutating func take(
    _ happening: Happening, _ subject: Subject, _ history: History, _ last: Instant
  ) -> Step {
    sequenceCount += 1
    reached.insert(Situation(phase: subject.phase, event: EventKind(happening.event)))
    let now = happening.moment(after: last, deadline: subject.deadline)
    var subject = subject
    let action = subject.handle(happening.event, at: now)
    let step = Step(
      configuration: configuration, history: history, event: happening.event, now: now,
      action: action, subject: subject)
    for property in properties where !property.holds(for: step) {
      counterexample = "\(property) after \(path), which led to \(action)"
    }
    return step
  }
}
