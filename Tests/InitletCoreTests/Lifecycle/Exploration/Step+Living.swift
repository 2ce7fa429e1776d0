import InitletCore
import Primitives

// MARK: - How a step keeps the properties of an init at work

extension Step {
  var answersSignal: Bool {
    switch (event, action) {
    case _ where history.hasExited: true
    case (.signal(let received), _): action == answer(to: received)
    // The command's end has its process group sent TERM, which may be rewritten too.
    case (.commandAwaitsReaping, .forward), (.commandAwaitsReaping, .drop):
      options.leftovers == .endGroup && history.isCommandAlive(options)
        && action == answer(to: ReceivedSignal(.terminate, from: .other))
    case (_, .forward), (_, .drop): false
    default: true
    }
  }

  private func answer(to received: ReceivedSignal) -> Action {
    let signal = received.signal
    if history.hasSentKill { return .drop(signal) }
    if options.isPause {
      let endsIt = signal == .terminate || signal == .interrupt
      return endsIt ? .exit(.success) : .drop(signal)
    }
    guard let target = options.route.target(of: signal) else { return .drop(signal) }
    let sent = received.replaced(by: target)
    if history.isCommandAlive(options) { return .forward(sent, to: options.target) }
    let escalates = history.hasSentTerm && history.wasAskedToEnd && signal.asksToEnd
    return escalates ? .killLeftovers(.children) : .forward(sent, to: .descendants)
  }

  var canBeWoken: Bool {
    switch subject.phase {
    case .pausing, .running, .ended, .waiting, .finished: subject.deadline == nil
    // What has been sent TERM or KILL may never end.
    case .draining: hasNextLook
    case .killing: hasNextRound
    }
  }

  /// Soon at first, less so later, and not after the end of the grace period.
  private var hasNextLook: Bool {
    var history = history
    history.receive(self)
    guard let deadline = subject.deadline, let term = history.term else { return false }
    let passed = term.distance(to: now).nanoseconds
    let next = max(Interval.milliseconds(2), Interval(nanoseconds: passed * 2))
    return deadline <= term + options.gracePeriod && deadline <= term + next
  }

  private var hasNextRound: Bool {
    guard let deadline = subject.deadline else { return false }
    guard case .killLeftovers = action else { return true }
    return deadline > now && deadline <= now + .milliseconds(320)
  }

  var suspendsRightly: Bool {
    guard case .suspend = action else {
      guard case .commandStopped(let signal) = event else { return true }
      return !mayStop(with: signal)
    }
    guard case .commandStopped(let signal) = event else { return false }
    return action == .suspend(signal) && mayStop(with: signal)
  }

  private func mayStop(with signal: Signal) -> Bool {
    history.isCommandAlive(options) && configuration.followsStops
  }
}
