import InitletCore
import Linux
import Primitives

extension Supervisor {
  /// Reaps one batch of children; returns the code to exit with once there is one.
  mutating func reap() -> ExitCode? {
    reaper.beginBatch(ofAtMost: turns.beginBatch(amongLeftovers: lifecycle.isEnding))
    if lifecycle.options.reapsCommandFirst, let main, Child.hasEnded(main.process) {
      reaper.reapFirst(main.process)
      tellGroup()
    }
    while true {
      switch reaper.next() {
      case .changed(let child, let status):
        if let code = childChanged(child, status) { return code }
      case .unchanged:
        let areSpared = !lifecycle.isRunning && leftovers.areAllSpared
        return handle(areSpared ? .sparedChildrenRemain : .childrenRemain)
      case .noChildren:
        if lifecycle.isRunning { log.failure("status lost", .noChild) }
        let groupRemains = !lifecycle.isRunning && leftovers.groupRemains
        if groupRemains { turns.watchGroup() }
        return handle(groupRemains ? .childrenRemain : .childrenGone)
      case .batchEnded:
        // In a storm children keep ending, so that the init acts after each batch.
        turns.reapSoon()
        return handle(.childrenRemain)
      }
    }
  }

  /// Tells the command's process group of the command's end.
  private mutating func tellGroup() { _ = handle(.commandLeavesGroup) }

  private mutating func childChanged(_ child: ProcessID, _ status: WaitStatus) -> ExitCode? {
    let command = main.flatMap { $0.process == child ? $0 : nil }
    guard let termination = status.termination else {
      guard command != nil, let signal = status.stopSignal else { return nil }
      return handle(.commandStopped(signal))
    }
    leftovers.forget(child)
    if let command { return commandEnded(command, termination) }
    sweep?.forget(child)
    if lifecycle.options.reportsReaps {
      log.report(.reaped(child, termination))
    }
    return handle(.orphanReaped)
  }

  private mutating func commandEnded(
    _ command: MainProcess, _ termination: Termination
  ) -> ExitCode? {
    if case .outer = filter.role { return innerEnded(command, termination) }
    // It has ended since the batch began. Its group keeps its number as long as it has members.
    if lifecycle.options.reapsCommandFirst, !reaper.commandAwaitsReaping { tellGroup() }
    let report = DeathReport(
      of: termination, sent: lifecycle.sentSignals,
      sharesKeyboard: jobControl != nil, isVerbose: lifecycle.options.isVerbose,
      lifecycle.options.profile)
    wasInterrupted = report.wasInterrupted
    if report.isDue {
      log.report(.ended(command, termination, asksForMemory: report.asksForMemory))
    }
    if reaper.commandAwaitsReaping, let signal = lifecycle.options.route.target(of: .terminate) {
      log.report(.forwarded(signal, command))
    }
    return handle(.commandEnded(termination))
  }

  private mutating func innerEnded(
    _ inner: MainProcess, _ termination: Termination
  ) -> ExitCode? {
    switch InnerEnd(termination) {
    case .exit(let code): return code
    case .interrupt(let code):
      JobControl.interruptInit()
      return code
    case .endEverything(let signal, let reported):
      log.report(.innerKilled(inner, signal))
      return handle(.commandEnded(reported))
    }
  }

  /// Reports the start, unless the command could not be executed.
  mutating func reportStart() {
    guard let main else { return }
    let change = SignalWait.next(of: SignalSet(.child), atMost: .zero)
    // `LaunchedChild` queues a CHLD with a payload where the command could not be executed.
    let hasFailed = if case .queue = change?.origin { true } else { false }
    if !hasFailed {
      log.report(.started(main))
      if lifecycle.options.placement == .session { log.report(.beganSession) }
    }
    if change != nil {
      turns.reapSoon()
      log.report(.received(.child))
    }
  }
}
