import InitletCore
import Linux
import Primitives

/// The loop: wait for a signal or a child, let the core decide, do what it says.
struct Supervisor: ~Copyable {
  let log: Log
  let own = ProcessID.current
  let jobControl: JobControl?
  let filter: SignalFilter
  let main: MainProcess?
  /// The command, where this is an outer init that is a member of the same job of a shell.
  let member: ProcessID?
  var requests = PairedRequests()
  var lifecycle: Lifecycle
  var turns = Turns()
  var reaper: Reaper
  var leftovers: Descendants
  var sweep: OrphanSweep?
  /// The signals to the leftovers that the init has reported.
  var reportedToLeftovers = SignalSet.empty
  /// The signals to the command that the kernel has refused and the init has reported.
  var reportedAsRefused = SignalSet.empty
  /// Whether an INT has killed the command, most likely a Ctrl-C.
  var wasInterrupted = false

  /// The main process is missing while pausing, and job control where it does not apply.
  init(
    _ options: Options, _ main: MainProcess?, _ jobControl: JobControl?, _ role: Role,
    beside member: ProcessID?, inGroup group: ProcessID?, sparing spared: SharedProcessSet
  ) {
    self.main = main
    self.member = member
    self.jobControl = jobControl
    log = Log(options)
    filter = SignalFilter(options, role, own: own, followsStops: jobControl != nil)
    lifecycle = Lifecycle(
      options, followsStops: jobControl != nil, isNamespaceInit: role == .namespaceInit)
    reaper = Reaper(reportsStops: jobControl != nil)
    leftovers = Descendants(of: own, inGroup: group, sparing: spared)
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

  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private mutating func timeToDeadline() -> Interval? {
    lifecycle.deadline.map { Clock.now.distance(to: $0) }
  }

  @inline(never)  // Its list of children would stay in the frame of the init's loop for ever.
  private mutating func sweepOrphans() -> Interval? {
    guard lifecycle.isRunning, let main else { return nil }
    return sweep?.sweepIfDue(of: own, except: main.process, leftovers.spared)
  }

  @inline(never)  // Inlined into its callers, it takes 2.0 kB more.
  mutating func handle(_ event: Event) -> ExitCode? {
    perform(lifecycle.handle(event, now: { Clock.now }))
  }

  private mutating func perform(_ action: Action) -> ExitCode? {
    switch action {
    case .wait: return nil
    case .drop(let signal): log.report(.dropped(signal))
    case .forward(let received, let target): forward(received, to: target)
    case .suspend(let signal): jobControl?.suspend(with: signal)
    case .holdBack(let signal): log.report(.heldBack(signal))
    case .awaitLeftovers: if lifecycle.options.isVerbose { nameLeftovers("Waiting for") }
    case .timeOut: if let main { log.report(.outlivesLimit(main)) }
    case .endLeftovers(let part): signalLeftovers(.terminate, part)
    case .killLeftovers(let part): signalLeftovers(.kill, part)
    case .closeStreams: DescriptorTable.closeStandard()
    case .giveUp(let code), .exit(let code):
      if case .giveUp = action { nameLeftovers("gave up on") }
      return exit(with: code)
    }
    return nil
  }

  private mutating func exit(with code: ExitCode) -> ExitCode {
    log.report(.exiting(code))
    jobControl?.returnForeground()
    // Under QEMU's user mode a PID 1 that sends itself what would end others waits for ever.
    if wasInterrupted, own != .namespaceInit { JobControl.interruptInit() }
    return code
  }
}
