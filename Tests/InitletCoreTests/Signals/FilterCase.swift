import InitletCore
import Primitives

/// A signal, all that the filter may ask about it, and what has to come of it.
struct FilterCase {
  let received: ReceivedSignal
  let role: FilterRole
  let isRunning: Bool
  let followsStops: Bool
  let placement: Placement
  let leftovers: LeftoverPolicy

  /// What the filter makes of it.
  var verdict: SignalFilter.Verdict {
    verdict { role.parent }
  }

  /// Whether the filter asks for the parent.
  var asksForParent: Bool {
    var asksForParent = false
    _ = verdict {
      asksForParent = true
      return role.parent
    }
    return asksForParent
  }

  private func verdict(parent: () -> ProcessID?) -> SignalFilter.Verdict {
    var options = Options()
    options.placement = placement
    options.leftovers = leftovers
    return SignalFilter(options, role.role, own: .own, followsStops: followsStops).verdict(
      on: received, isRunning: isRunning, parent: parent)
  }

  /// The verdicts that apply, each by all that it takes: exactly one does, whatever the order.
  var expected: [SignalFilter.Verdict] {
    let isEchoOfTerminal = isTyped && placement == .inherited
    let isEcho = !tellsOuterDeath && (isCausedByInit || isEchoOfTerminal)
    let isInners = role.isOuter && isRunning && !isEcho
    let isStopOfJob = isTyped && isStop && followsStops && !isEcho && !isInners
    let isForLifecycle = !tellsOuterDeath && !isEcho && !isInners && !isStopOfJob
    let all: [(Bool, SignalFilter.Verdict)] = [
      (tellsOuterDeath, .outerDied),
      (isEcho, .echo(stopsInit: isStop && !followsStops && !role.isOuter)),
      (isInners && isSentByInner, .fromInner(stopsInit: isStop || number == 64)),
      (isInners && !isSentByInner && !continuesMember, .passToInner),
      (isInners && !isSentByInner && continuesMember, .passToMember),
      (isStopOfJob, .forJob),
      (
        isForLifecycle,
        .event(
          returnsForeground: number == 18,
          stopsInit: isStop && !followsStops && leftovers == .endGroup && role != .namespaceInit)
      ),
    ]
    return all.filter(\.0).map(\.1)
  }
}

// MARK: - What a signal is, by its number and its origin

extension FilterCase {
  private var number: UInt8 { received.signal.rawValue }

  /// TSTP, TTIN and TTOU.
  private var isStop: Bool { (20...22).contains(number) }

  /// INT, QUIT, the stops and WINCH, of a terminal.
  private var isTyped: Bool {
    received.origin == .kernel && [2, 3, 20, 21, 22, 28].contains(number)
  }

  /// PIPE and XFSZ, in the name of the init.
  private var isCausedByInit: Bool {
    received.origin == .process(.own) && [13, 25].contains(number)
  }

  /// A CONT to an inner init whose parent is another process by now.
  private var tellsOuterDeath: Bool { role.isAlone && number == 18 }

  /// A CONT of a process, such as a shell, where the command is in the init's own job.
  private var continuesMember: Bool {
    number == 18 && placement == .inherited && received.origin != .kernel
  }

  private var isSentByInner: Bool { received.origin == .process(.inner) }
}
