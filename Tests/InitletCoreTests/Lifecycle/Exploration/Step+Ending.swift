import Primitives

@testable import InitletCore

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
    let isPausing = options.isPause && !history.isEnding && !history.hasExited
    return isExit != isPausing
  }

  var endsLeftoversAlone: Bool {
    switch action {
    case .endLeftovers, .killLeftovers:
      if history.hasTimedOut || history.hasSentKill || event == .outerDied { return true }
      if history.hasClosedStreams { return true }
      let mayWait = options.leftovers == .wait && !history.wasAskedToEnd && !isRequest
      return history.termination != nil && !mayWait
    case .timeOut:
      return history.isRunning(options) && history.wasAskedToEnd && options.stopTimeout != nil
    default: return true
    }
  }

  private var isRequest: Bool {
    guard case .signal(let received) = event else { return false }
    return options.isRequestToEnd(received.signal)
  }

  var tellsTopsFirst: Bool {
    guard case .endLeftovers(let part) = action else { return true }
    if isFirstTerm { return part == .tops || history.hasTimedOut && options.gracePeriod == .zero }
    guard let begin = history.begin else { return false }
    let isHalfOver = now >= begin + options.gracePeriod.halved
    return part == .tops || isHalfOver && !history.hasToldEveryone
  }

  var closesStreamsRightly: Bool {
    if case .closeStreams = action {
      return event == .sparedChildrenRemain && configuration.isNamespaceInit
        && !history.hasClosedStreams
    }
    guard event == .sparedChildrenRemain, history.termination != nil || history.hasTimedOut,
      !history.hasExited
    else { return true }
    return configuration.isNamespaceInit
      ? history.hasClosedStreams || history.hasSentKill : isExit
  }

  /// Without a grace period, or when the outer init was killed.
  var mayKillWithoutTime: Bool {
    event == .outerDied || options.gracePeriod == .zero
  }

  var isTimeToKill: Bool {
    switch event {
    case .deadlinePassed:
      return history.begin.map { now >= $0 + options.gracePeriod } ?? false
        && (history.hasToldEveryone || history.hasClosedStreams)
    case .signal: return history.wasAskedToEnd && isRequest
    default: return false
    }
  }

  var givesUpOnlyInVain: Bool {
    guard case .giveUp = action else { return true }
    guard let last = history.lastProgress, let kill = history.kill else { return false }
    return last.distance(to: now) >= .seconds(2) || kill.distance(to: now) >= .seconds(4)
  }

  /// Whether the end is over in time although a process ends before each deadline.
  var endsInTime: Bool {
    guard PhaseKind(subject.phase) != .endingSpared else { return true }
    var history = history
    history.receive(self)
    guard let begin = history.begin, case .ending = subject.phase else { return true }
    let latest = max(now, begin + options.gracePeriod) + .seconds(4)
    var subject = subject
    for _ in 0..<1000 {
      guard let deadline = subject.deadline else { return true }
      guard deadline <= latest else { return false }
      let now = max(now, deadline)
      _ = subject.handle(.orphanReaped, at: now)
      _ = subject.handle(.deadlinePassed, at: now)
      _ = subject.handle(.childrenRemain, at: now)
    }
    return false
  }
}
