import InitletCore
import Primitives

// MARK: - How a step keeps the properties of an init at work

extension Step {
  var answersSignal: Bool {
    switch (event, action) {
    case _ where history.hasExited: true
    case (.deadlinePassed, .forward(let sent, let target)):
      history.held.map { sent == $0.replaced(by: sent.signal) } == true
        && options.route.target(of: history.held?.signal ?? .terminate) == sent.signal
        && target == options.target
    case (.signal(let received), _): action == answer(to: received)
    // The command's end has its process group sent TERM, which may be rewritten too.
    case (.commandLeavesGroup, .forward), (.commandLeavesGroup, .drop):
      options.leftovers == .endGroup && history.isRunning(options)
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
    if history.isRunning(options) {
      let isFirst = signal.asksToEnd && !history.wasAskedToEnd
      return isFirst && options.stopDelay > .zero
        ? .holdBack(received.signal) : .forward(sent, to: options.target)
    }
    guard signal.asksToEnd else {
      return .forward(sent, to: options.target == .descendants ? .descendants : .children)
    }
    if history.isWaiting, !history.isEnding {
      return options.gracePeriod == .zero ? .killLeftovers(.tops) : .endLeftovers(.tops)
    }
    return history.isEnding && history.wasAskedToEnd ? .killLeftovers(.tops) : .drop(signal)
  }

  var canBeWoken: Bool {
    switch PhaseKind(subject.phase) {
    case .pausing, .running, .ended, .waiting, .finished: subject.deadline == nil
    case .held: subject.deadline != nil
    case .requested: (subject.deadline == nil) == (options.stopTimeout == nil)
    // What has been sent TERM or KILL may never end.
    case .endingTops, .endingEveryone: hasNextLook
    case .endingSpared: subject.deadline != nil
    case .killing: hasNextRound
    }
  }

  /// Soon at first, less so later, and not after the end of the grace period.
  private var hasNextLook: Bool {
    var history = history
    history.receive(self)
    guard let deadline = subject.deadline, let begin = history.begin else { return false }
    let passed = begin.distance(to: now).nanoseconds
    let next = Interval(nanoseconds: passed * 2)
    return deadline <= begin + options.gracePeriod
      && deadline <= begin + next + .milliseconds(2)
  }

  private var hasNextRound: Bool {
    guard let deadline = subject.deadline else { return false }
    guard case .killLeftovers = action, let kill = history.kill, now < kill + .seconds(4)
    else { return true }
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
    history.isRunning(options) && configuration.followsStops
  }
}
