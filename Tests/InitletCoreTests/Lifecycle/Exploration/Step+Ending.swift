import InitletCore
import Primitives

// MARK: - How a step keeps the properties of the end

extension Step {
  var isExit: Bool {
    if case .exit = action { return true }
    return false
  }

  var hasRightCode: Bool {
    // What happens in this step may decide the code.
    var history = history
    history.receive(self)
    return switch action {
    case .exit(let code), .giveUp(let code): code == history.code
    default: true
    }
  }

  var endsWithoutChildren: Bool {
    guard event == .childrenGone else { return true }
    let isPausing = options.isPause && !history.hasLostOuter && !history.hasExited
    return isExit != isPausing
  }

  var endsLeftoversAlone: Bool {
    switch action {
    case .endLeftovers, .killLeftovers:
      if history.hasLostOuter || event == .outerDied { return true }
      return history.termination != nil && options.leftovers == .end
    default: return true
    }
  }

  /// Without a grace period, or when the outer init was killed.
  var mayKillWithoutTime: Bool {
    event == .outerDied || options.gracePeriod == .zero
  }

  var isTimeToKill: Bool {
    switch event {
    case .deadlinePassed: history.term.map { now >= $0 + options.gracePeriod } ?? false
    case .signal(let received):
      history.wasAskedToEnd && options.isRequestToEnd(received.signal)
    default: false
    }
  }

  var givesUpOnlyInVain: Bool {
    guard case .giveUp = action else { return true }
    guard let last = history.lastProgress else { return false }
    return last.distance(to: now) >= .seconds(2)
  }

  /// Whether nothing but passing time leads to the end, and soon.
  var endsKilling: Bool {
    var subject = subject
    let latest = now + .seconds(5)
    for _ in 0..<100 {
      guard case .killing = subject.phase, let deadline = subject.deadline else { return true }
      guard deadline <= latest else { return false }
      _ = subject.handle(.deadlinePassed, at: max(now, deadline))
    }
    return false
  }
}
