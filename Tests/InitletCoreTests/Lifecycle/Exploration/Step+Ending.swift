import InitletCore

// MARK: - How a step keeps the properties of the end

extension Step {
  var isExit: Bool {
    if case .exit = action { return true }
    return false
  }

  var hasRightCode: Bool {
    // What happens in this step may decide the code.
    var history = history
    history.note(self)
    return switch action {
    case .exit(let code), .giveUp(let code): code == history.code
    default: true
    }
  }

  var endsWithoutChildren: Bool {
    guard event == .childrenGone else { return true }
    let isPausing = options.isPause && !history.hasLostGuardian && !history.hasExited
    return isExit != isPausing
  }

  var endsLeftoversAlone: Bool {
    switch action {
    case .endLeftovers, .killLeftovers:
      if history.hasLostGuardian || event == .guardianDied { return true }
      return history.termination != nil && options.leftovers == .end
    default: return true
    }
  }

  /// Without a grace period, or when the init's own master was killed.
  var mayKillWithoutTime: Bool {
    event == .guardianDied || options.gracePeriod == .zero
  }

  var isTimeToKill: Bool {
    switch event {
    case .deadlinePassed: history.term.map { now >= $0 + options.gracePeriod } ?? false
    case .signal(let signal):
      history.wasAskedToEnd && signal.asksToEnd && options.route.target(of: signal) != nil
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
      guard subject.phase == .killing, let deadline = subject.deadline else { return true }
      guard deadline <= latest else { return false }
      _ = subject.handle(.deadlinePassed, at: max(now, deadline))
    }
    return false
  }
}
