import InitletCore
import Primitives

/// The filter and the machine under test, or two of which one has been broken on purpose.
struct Subject {
  private var lifecycle: Lifecycle
  private let filter: SignalFilter
  private var isOuterAlive = true
  private let mutation: Mutation?

  init(_ configuration: Configuration, _ mutation: Mutation?) {
    lifecycle = Lifecycle(
      configuration.options, followsStops: configuration.followsStops,
      isNamespaceInit: configuration.isNamespaceInit)
    filter = SignalFilter(
      configuration.options, configuration.role, own: .own,
      followsStops: configuration.followsStops)
    self.mutation = mutation
  }

  var phase: Lifecycle.Phase { lifecycle.phase }
  var code: ExitCode { lifecycle.code }
  var sentSignals: SignalSet { lifecycle.sentSignals }
  var deadline: Instant? { mutation == .cannotBeWoken ? nil : lifecycle.deadline }

  /// Whether another subject would be told apart from this one by what it does.
  func isSame(as other: Subject) -> Bool {
    phase == other.phase && code == other.code && sentSignals == other.sentSignals
      && deadline == other.deadline
  }

  mutating func receive(_ happening: Happening, at now: Instant) -> Outcome {
    switch happening.kind {
    case .event(let event): return Outcome(event: event, action: handle(event, at: now))
    case .received(let received): return receive(received, at: now)
    case .outerDeath:
      isOuterAlive = false
      // As the kernel sends a parent-death signal (prctl(2)).
      return receive(
        ReceivedSignal(SignalFilter.outerDeathSignal, from: .process(.outer)), at: now)
    }
  }

  private mutating func receive(_ received: ReceivedSignal, at now: Instant) -> Outcome {
    let parent = isOuterAlive ? ProcessID.outer : .namespaceInit
    let verdict = filter.verdict(
      on: received, isRunning: lifecycle.isRunning, parent: { parent })
    switch mutation?.judges(verdict, received) ?? verdict {
    case .outerDied: return Outcome(event: .outerDied, action: handle(.outerDied, at: now))
    case .event:
      let event = Event.signal(received)
      return Outcome(event: event, action: handle(event, at: now))
    case .echo, .fromInner:
      if mutation == .handlesEchoes { _ = handle(.signal(received), at: now) }
      return Outcome()
    case .passToInner, .passToMember:
      return Outcome(passedOn: .init(received: received, target: .process))
    case .forJob:
      return Outcome(passedOn: .init(received: received, target: lifecycle.options.target))
    }
  }

  mutating func handle(_ event: Event, at now: Instant) -> Action {
    guard let mutation else { return lifecycle.handle(event, now: { now }) }
    let before = lifecycle
    let heard = mutation.hears(event)
    let action = heard.map { lifecycle.handle($0, now: { now }) } ?? .wait
    if mutation == .neverGivesUp, case .giveUp = action { lifecycle = before }
    return mutation.does(action, event, PhaseKind(before.phase))
  }
}
