import InitletCore

/// The machine under test, or one that has been broken on purpose.
struct Subject {
  private var lifecycle: Lifecycle
  private let mutation: Mutation?

  init(_ configuration: Configuration, _ mutation: Mutation?) {
    lifecycle = Lifecycle(configuration.options, followsStops: configuration.followsStops)
    self.mutation = mutation
  }

  var phase: Lifecycle.Phase { lifecycle.phase }

  var deadline: Instant? { mutation == .cannotBeWoken ? nil : lifecycle.deadline }

  mutating func handle(_ event: Event, at now: Instant) -> Action {
    guard let mutation else { return lifecycle.handle(event, now: { now }) }
    let before = lifecycle
    let heard = mutation.hears(event, before.phase)
    let action = heard.map { lifecycle.handle($0, now: { now }) } ?? .wait
    if mutation == .neverGivesUp, case .giveUp = action { lifecycle = before }
    return mutation.does(action, event, before.phase)
  }
}
