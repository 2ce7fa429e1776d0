import InitletCore
import Primitives

// MARK: - How a step keeps the properties of filter and machine together

extension Step {
  /// The signal that was received, and that a filter was asked about.
  private var received: ReceivedSignal? {
    if case .received(let received) = happening.kind { return received }
    return nil
  }

  var keepsMachine: Bool {
    event != nil || before.isSame(as: subject)
  }

  var killsAfterOuterDeath: Bool {
    guard case .outerDeath = happening.kind, case .inner = configuration.role else { return true }
    if history.hasExited || history.hasSentKill { return true }
    return action == .killLeftovers(.tops)
  }

  /// Counts how often a signal reaches the command, or the inner init in its place.
  var reachesCommandOnce: Bool {
    guard let received, history.isRunning(options) else { return true }
    // The inner init cannot tell this from a parent-death signal (`killsAfterOuterDeath`).
    if event == .outerDied { return true }
    let byInit = outcome.forwarding == nil ? 0 : 1
    let byOthers = isSentToCommandToo(received) ? 1 : 0
    return byInit + byOthers == (isForCommand(received) ? 1 : 0) && isWellAddressed(received)
  }

  private var isOuter: Bool {
    if case .outer = configuration.role { return true }
    return false
  }

  /// Whether the sender has sent it to the command, or to the inner init, as well.
  private func isSentToCommandToo(_ received: ReceivedSignal) -> Bool {
    let isKey = [.interrupt, .terminalStop, .windowChange].contains(received.signal)
    switch received.origin {
    case .kernel: return isKey && options.placement == .inherited
    case .process(.inner): return isOuter
    default: return false
    }
  }

  /// Whether it is meant for the command: neither caused by the init nor dropped.
  private func isForCommand(_ received: ReceivedSignal) -> Bool {
    if received.origin == .process(.own), received.signal == .pipe { return false }
    if isSentToCommandToo(received) || isOuter || isForJob(received) { return true }
    return options.route.target(of: received.signal) != nil
  }

  /// Whether the terminal means a job of which the init is a part.
  private func isForJob(_ received: ReceivedSignal) -> Bool {
    configuration.followsStops && received.origin == .kernel && received.signal == .terminalStop
  }

  /// What is sent on goes where it is to go, as what it is to be sent as, with its origin.
  private func isWellAddressed(_ received: ReceivedSignal) -> Bool {
    guard let forwarding = outcome.forwarding else { return true }
    let isAsItCame = isOuter || isForJob(received)
    let signal = isAsItCame ? received.signal : options.route.target(of: received.signal)
    return forwarding.received.signal == signal && forwarding.received.origin == received.origin
      && forwarding.target == (isOuter ? .process : options.target)
  }
}
