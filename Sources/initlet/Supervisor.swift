import InitletCore
import Linux
import Primitives

/// The loop: wait for a signal or a child, let the core decide, do what it says.
struct Supervisor: ~Copyable {
  private let log: Log
  private let own = ProcessID.current
  private let jobControl: JobControl?
  private let filter: SignalFilter
  private let pair: GuardPair
  private var role: Role
  private var main: MainProcess?
  private var lifecycle: Lifecycle
  private var turns = Turns()
  private var reaper: Reaper
  private var delivery: Delivery
  private var leftovers: Descendants
  private var sweep: OrphanSweep?
  /// Whether a Ctrl-C that the init never received has killed the command.
  private var wasInterrupted = false

  /// The main process is missing while pausing, and job control where it does not apply.
  init(
    _ options: Options, _ main: MainProcess?, _ jobControl: JobControl?, _ pair: GuardPair
  ) {
    self.pair = pair
    self.main = main
    self.jobControl = jobControl
    role = pair.role
    log = Log(options)
    filter = SignalFilter(options, own: own)
    lifecycle = Lifecycle(options, followsStops: jobControl != nil)
    reaper = Reaper(reportsStops: jobControl != nil)
    delivery = Delivery(of: own, isNamespaceInit: own == .namespaceInit)
    leftovers = Descendants(of: own, isNamespaceInit: own == .namespaceInit)
    if let signal = options.orphanSignal {
      sweep = OrphanSweep(signal, options.gracePeriod)
    }
  }

  /// Runs until the init may exit.
  mutating func run() -> ExitCode {
    if lifecycle.options.isVerbose { reportStart() }
    while true {
      if let code = waitAndHandle() { return code }
    }
  }

  /// Waits for one thing to happen and handles it; returns the code to exit with once there is one.
  private mutating func waitAndHandle() -> ExitCode? {
    let turn = turns.next(untilDeadline: timeToDeadline(), untilSweep: sweepOrphans())
    if case .wait(let limit, let forChildren) = turn,
      let received = SignalWait.next(
        of: forChildren ? .all : .all.removing(.child), atMost: limit)
    {
      turns.tookSignal()
      if received.signal != .child { return receive(received) }
      log.report(.received(.child))
    }
    if let code = reap() { return code }
    // Only now: signals that keep coming leave no wait to run out, and what has ended by then may
    // have moved the deadline.
    if case .deadline = turn, timeToDeadline() == .zero { return handle(.deadlinePassed) }
    return nil
  }

  private mutating func timeToDeadline() -> Interval? {
    lifecycle.deadline.map { Clock.now.distance(to: $0) }
  }

  private mutating func sweepOrphans() -> Interval? {
    guard lifecycle.isRunning, let main else { return nil }
    return sweep?.sweepIfDue(of: own, except: main.process)
  }

  @inline(never)
  private mutating func handle(_ event: Event) -> ExitCode? {
    perform(lifecycle.handle(event, now: { Clock.now }))
  }

  private mutating func perform(_ action: Action) -> ExitCode? {
    switch action {
    case .wait, .drop: return nil
    case .forward(let received, let target): forward(received, to: target)
    case .suspend(let signal): jobControl?.suspend(with: signal)
    case .endLeftovers(let part):
      signalLeftovers(.terminate, then: .resume, part)
      if lifecycle.options.isVerbose, part == .all, leftovers.lacksChildrenLists {
        log.failure("/proc children", .notImplemented)
      }
    case .killLeftovers(let part): signalLeftovers(.kill, then: nil, part)
    case .giveUp(let code), .exit(let code):
      if case .giveUp = action { log.survivors(leftovers.sample()) }
      return exit(with: code)
    }
    return nil
  }

  private mutating func exit(with code: ExitCode) -> ExitCode {
    log.report(.exiting(code))
    jobControl?.returnForeground()
    if wasInterrupted { JobControl.interruptInit(jobControl) }
    return code
  }
}

// MARK: - Signals

extension Supervisor {
  private mutating func receive(_ received: ReceivedSignal) -> ExitCode? {
    let signal = received.signal
    let verdict = filter.verdict(
      on: received,
      in: SignalFilter.Situation(
        role: role, isRunning: lifecycle.isRunning, followsStops: jobControl != nil),
      parent: { ProcessID.parent }, session: { ProcessID.currentSession })
    switch verdict {
    case .outerDied: return handle(.outerDied)
    case .echo(let stopsInit):
      // A failed write is not logged: logging would fail the same way and cause the next SIGPIPE.
      if signal == .hangUp || signal == .resume { log.report(.ignoredHandOff(signal)) }
      if stopsInit { JobControl.stopInit(with: signal) }
      return nil
    case .fromInner, .passToInner, .reachedInner, .forJob, .event: break
    }
    log.report(.received(signal))
    switch verdict {
    case .outerDied, .echo, .reachedInner: break
    case .fromInner(let stopsInit): if stopsInit { JobControl.stopInit(with: signal) }
    case .passToInner: forward(received, to: .process)
    case .forJob: forward(received, to: lifecycle.options.target)
    case .event(let returnsForeground, let stopsInit):
      if returnsForeground { jobControl?.resume() }
      let code = handle(.signal(received))
      if stopsInit { try? Signal.stop.send(to: own) }
      return code
    }
    return nil
  }

  @inline(never)
  private mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) {
    guard let main, delivery.send(received, to: target, of: main.process) else { return }
    // At the command's end the report follows that of the end, as dumb-init's does.
    if !reaper.commandAwaitsReaping { log.report(.forwarded(received.signal, main)) }
  }

  @inline(never)
  private mutating func signalLeftovers(
    _ first: Signal, then second: Signal?, _ part: Action.Leftovers
  ) {
    if part != .newBranches { log.report(.signalsLeftovers(first)) }
    turns.signalled(childCount: leftovers.send(first, then: second, to: part))
  }
}

// MARK: - Children

extension Supervisor {
  private mutating func reap() -> ExitCode? {
    reaper.beginBatch(ofAtMost: turns.beginBatch(amongLeftovers: lifecycle.deadline != nil))
    if lifecycle.options.leftovers == .endGroup, let main, Child.hasEnded(main.process) {
      reaper.reapFirst(main.process)
      if let code = handle(.commandAwaitsReaping) { return code }
    }
    while true {
      switch reaper.next() {
      case .changed(let child, let status):
        if let code = childChanged(child, status) { return code }
      case .none: return handle(.childrenRemain)
      case .noChildren:
        if lifecycle.isRunning { log.failure("status lost", .noChild) }
        return handle(.childrenGone)
      case .batchEnded:
        // In a storm there is no end of reaping to wait for.
        turns.reapSoon()
        return handle(.childrenRemain)
      }
    }
  }

  private mutating func childChanged(_ child: ProcessID, _ status: WaitStatus) -> ExitCode? {
    let command = main.flatMap { $0.process == child ? $0 : nil }
    guard let termination = status.termination else {
      guard command != nil, let signal = status.stopSignal else { return nil }
      return handle(.commandStopped(signal))
    }
    if let command { return commandEnded(command, termination) }
    leftovers.forget(child)
    sweep?.forget(child)
    if lifecycle.options.isVerbose || lifecycle.options.warnsOnReap && lifecycle.options.verbosity == 0 {
      log.report(.reaped(child, termination))
    }
    return handle(.orphanReaped)
  }

  private mutating func commandEnded(
    _ command: MainProcess, _ termination: Termination
  ) -> ExitCode? {
    let isOuter = if case .outer = role { true } else { false }
    let report = DeathReport(
      of: termination, sent: lifecycle.sentSignals,
      sharesKeyboard: jobControl != nil || isOuter, isVerbose: lifecycle.options.isVerbose, lifecycle.options.profile)
    wasInterrupted = report.wasInterrupted
    if report.isDue {
      log.report(.ended(command, termination, asksForMemory: report.asksForMemory))
    }
    if reaper.commandAwaitsReaping, let signal = lifecycle.options.route.target(of: .terminate) {
      log.report(.forwarded(signal, command))
    }
    if isOuter, case .killed = termination {
      if case .running(let process) = pair.lastNotice, Child.exists(process) {
        // The outer init goes on in the place of the inner one.
        role = .subreaper
        main = MainProcess(process: process, name: command.name)
        return nil
      }
      if case .ended(let code) = pair.lastNotice { return handle(.commandEnded(.exited(code))) }
    }
    pair.publish(.ended(termination.code))
    return handle(.commandEnded(termination))
  }

  /// Reports the start, unless the command could not be executed.
  private mutating func reportStart() {
    guard let main else { return }
    if case .outer = role { return }
    let change = SignalWait.next(of: SignalSet(.child), atMost: .zero)
    // As `LaunchedChild` reports a failure.
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
