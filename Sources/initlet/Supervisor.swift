import InitletCore
import Linux

/// The loop: wait for one event, let the lifecycle handle it, do what it says.
struct Supervisor: ~Copyable {
  /// How many children are reaped before other signals have their turn, so that
  /// a storm of orphans holds up none of them.
  private static let longestBatch = 64
  /// How many signals are handled before children have their turn: the kernel
  /// hands over the lowest number first, so that SIGCHLD could wait forever.
  private static let longestBurst = 64
  /// How many leftovers are looked at again without delay, and the delay in nanoseconds for
  /// each where there are more: several times what a look at one takes.
  private static let fewChildren = 64
  private static let delayForEach: UInt64 = 2048

  private var command: Command
  private let jobControl: JobControl
  private let process: ProcessID
  private var descendants: Descendants
  private var orphans = Orphans()
  /// Whether the command has ended and is not reaped yet.
  private var isEnding = false
  /// Set if there may be ended children whose SIGCHLD has been taken, or is not waited
  /// for: they are reaped after so long.
  private var reapDelay: Interval?
  private var burst = 0
  /// Whether an INT that the init never saw killed the command: a Ctrl-C, of which
  /// nobody has to be told.
  private var wasInterrupted = false
  private var pair: Guard
  private var lifecycle: Lifecycle
  private var info = SignalInfo()
  /// Has its own account of who was sent a signal, so that what is forwarded keeps
  /// TERM from nobody.
  private var audience: Descendants

  /// Without a command, the init pauses.
  init(
    _ options: Options, _ command: Command, _ jobControl: JobControl, _ pair: Guard
  ) {
    self.command = command
    self.jobControl = jobControl
    self.pair = pair
    process = .current
    descendants = Descendants(of: process)
    audience = Descendants(of: process)
    lifecycle = Lifecycle(options, followsStops: jobControl.isActive)
  }

  private var isVerbose: Bool { lifecycle.options.verbosity > 0 }

  private var log: Log { Log(lifecycle.options.profile) }

  /// Says what has happened to the command, or what it was sent.
  @inline(never)
  private mutating func say(_ message: Message, _ outcome: Termination) {
    if message.verbosity(log.profile) > lifecycle.options.verbosity { return }
    log.event(message, command, outcome)
  }

  /// Runs until the init may exit.
  mutating func run() -> ExitCode {
    if isVerbose, !pair.isFirst, command.process != .none {
      let hasChanged = info.wait(for: SignalSet(.child), atMost: .zero)
      let hasFailed = hasChanged && info.hasPayload  // as `Launch` says it
      if !hasFailed {
        say(.started, .killed(.child))
        if lifecycle.options.placement == .session { say(.beganSession, .killed(.child)) }
      }
      if hasChanged {
        reapDelay = .zero
        say(.received, .killed(.child))
      }
    }
    while true {
      if let code = step() { return code }
    }
  }

  /// Waits for one thing to happen and sees to it.
  ///
  /// Returns the code to exit with once there is one.
  @inline(never)
  private mutating func step() -> ExitCode? {
    var limit = reapDelay
    if let left = timeLeft() {
      // Asked first, since signals that keep coming leave no wait to run out. What
      // has ended by then may move the deadline.
      if left == .zero {
        if let code = reap() { return code }
        return timeLeft() == .zero ? handle(.deadlinePassed) : nil
      }
      limit = limit ?? left
    }
    if lifecycle.phase == .running, let signal = lifecycle.options.orphanSignal {
      let wait = orphans.look(
        process, except: command.process, signal, lifecycle.options.gracePeriod)
      limit = limit ?? wait
    }
    if burst == Supervisor.longestBurst { return reap() }
    let awaited = reapDelay != nil ? SignalSet.all.removing(.child) : .all
    if info.wait(for: awaited, atMost: limit), let signal = info.signal {
      burst &+= 1
      if signal != .child { return take(signal) }
      say(.received, .killed(signal))
    }
    return reap()
  }

  /// The time until the lifecycle's deadline, if there is one.
  ///
  /// Mutating, although it changes nothing: otherwise it would be given a copy of
  /// the supervisor, half a kilobyte for each event.
  @inline(never)
  private mutating func timeLeft() -> Interval? {
    lifecycle.deadline.map { Clock.now.distance(to: $0) }
  }

  @inline(never)
  private mutating func handle(_ event: Event) -> ExitCode? {
    perform(lifecycle.handle(event, now: { Clock.now }))
  }

  // MARK: - Signals

  private mutating func take(_ signal: Signal) -> ExitCode? {
    if signal == Guard.deathSignal, pair.isSecond, ProcessID.parent != pair.first {
      return handle(.guardianDied)
    }
    if isEcho(signal) {
      // Not of a write: that would be the next one.
      if signal == .hangUp || signal == .resume { say(.ignoredHandOff, .killed(signal)) }
      // Where job control is active the command's stop is followed.
      if !jobControl.isActive { JobControl.stop(with: signal) }
      return nil
    }
    say(.received, .killed(signal))
    if pair.isFirst, lifecycle.phase == .running {
      if info.isFromUser, info.sender == command.process {
        // From the second, that is for the whole job.
        JobControl.stop(with: signal)
      } else if signal != .resume || info.sender == .none || info.sender != .currentSession {
        // What becomes of it is the second's to say. A CONT of the shell's has reached that
        // too, and one more could undo the next stop.
        forward(signal, to: .process)
      }
      return nil
    }
    if signal == .resume { jobControl.resume() }
    if jobControl.isActive, info.isFromKernel, signal.isTerminalStop {
      // The terminal means the job, whatever is done with such a signal otherwise.
      forward(signal, to: lifecycle.options.target)
      return nil
    }
    let code = handle(.signal(signal))
    if lifecycle.options.leftovers == .endGroup, signal.isTerminalStop, !jobControl.isActive {
      try? Signal.stop.send(to: .current)
    }
    return code
  }

  /// Whether the signal was meant for nobody, or has reached the command
  /// already.
  private func isEcho(_ signal: Signal) -> Bool {
    // The init's own doing, by writing to a standard error that is broken or too
    // long, or by giving up the terminal: the kernel sends such signals in the name
    // of the process itself.
    if info.isFromUser, info.sender == process {
      return signal == .pipe || signal == .fileSize || signal == .hangUp || signal == .resume
    }
    // What the terminal sends to the foreground has reached both.
    return info.isFromKernel && signal.isFromKeyboard
      && (pair.isFirst || lifecycle.options.placement == .inherited)
  }

  @inline(never)
  private mutating func forward(_ signal: Signal, to target: ForwardTarget) {
    do throws(Errno) {
      switch target {
      case .process where info.hasPayload: try info.send(signal, to: command.process)
      case .process: try signal.send(to: command.process)
      case .processGroup: try forward(signal, toGroup: command.process)
      case .descendants: _ = audience.send(signal, to: .all)
      }
    } catch {
      // The command may have just ended, or belong to somebody else.
      return
    }
    // At the end it is said once the end has been, as by dumb-init.
    if !isEnding { say(.forwarded, .killed(signal)) }
  }

  private mutating func forward(_ signal: Signal, toGroup group: ProcessID) throws(Errno) {
    if info.hasPayload {
      do throws(Errno) {
        return try info.send(signal, toGroup: group)
      } catch {
        // Before Linux 6.9 a group gets the signal alone.
      }
    }
    try signal.send(toGroup: group)
  }

  // MARK: - Children

  private mutating func reap() -> ExitCode? {
    burst = 0
    reapDelay = nil
    // Among leftovers each batch is followed by a look at all of them.
    let most = lifecycle.deadline != nil ? 4096 : Supervisor.longestBatch
    var next = ProcessID.any
    if lifecycle.options.leftovers == .endGroup, Child.hasEnded(command.process) {
      // Reaped before all others, so that its process group is told just once.
      next = command.process
      isEnding = true
      if let code = handle(.commandEnding) { return code }
    }
    var count = 0
    while count < most {
      count &+= 1
      switch Child.next(of: next, includingStops: jobControl.isActive) {
      case .noChildren:
        if lifecycle.phase == .running { log.failure("status lost", .noChild) }
        return handle(.childrenGone)
      case .none: return handle(.childrenRemain)
      case .changed(let child, let status):
        if let code = note(child, status) { return code }
      }
    }
    reapDelay = .zero
    // In a storm there is no end of reaping to wait for.
    return handle(.childrenRemain)
  }

  private mutating func note(_ child: ProcessID, _ status: WaitStatus) -> ExitCode? {
    let isCommand = child == command.process
    guard let termination = status.termination else {
      guard isCommand, let signal = status.stopSignal else { return nil }
      return handle(.commandStopped(signal))
    }
    if isCommand {
      report(termination)
      if isEnding, let signal = lifecycle.options.route.target(of: .terminate) {
        say(.forwarded, .killed(signal))
      }
      if case .killed = termination, pair.isFirst {
        if succeed() { return nil }
        if pair.told < 0 {
          let code = ExitCode(UInt8(truncatingIfNeeded: ~pair.told))
          return handle(.commandEnded(.exited(code)))
        }
      }
      pair.tell(~Int(termination.code.rawValue))
      return handle(.commandEnded(termination))
    }
    descendants.forget(child)
    orphans.forget(child)
    if isVerbose || lifecycle.options.warnsOnReap && lifecycle.options.verbosity == 0 {
      log.event(.reaped, Command(process: child, name: ""), termination)
    }
    return handle(.orphanReaped)
  }

  /// Goes on in the place of the second init, if its command is still there.
  private mutating func succeed() -> Bool {
    let ward = ProcessID(rawValue: Int32(truncatingIfNeeded: pair.told))
    guard ward.rawValue > 0, Child.exists(ward) else { return false }
    pair.succeed()
    command.process = ward
    return true
  }

  @inline(never)
  private mutating func report(_ termination: Termination) {
    var isExpected = true
    if case .killed(let signal) = termination, !lifecycle.hasSent(signal) {
      wasInterrupted = signal == .interrupt && (jobControl.isActive || pair.isFirst)
      isExpected = wasInterrupted || log.profile != .native
    }
    if !isVerbose, isExpected { return }
    let hint: Text = !isExpected && termination == .killed(.kill) ? "; out of memory?" : ""
    log.event(.ended, command, termination, hint)
  }

  // MARK: - Actions

  private mutating func perform(_ action: Action) -> ExitCode? {
    switch action {
    case .wait, .drop: break
    case .forward(let signal, let target): forward(signal, to: target)
    case .suspend(let signal): jobControl.suspend(with: signal)
    case .endLeftovers(let leftovers):
      send(.terminate, then: .resume, to: leftovers)
      if isVerbose, leftovers == .all, descendants.isLimited {
        log.failure("/proc children", .notImplemented)
      }
    case .killLeftovers(let leftovers):
      send(.kill, then: nil, to: leftovers)
    case .giveUp(let code):
      log.survivors(&descendants)
      return exit(code)
    case .exit(let code):
      return exit(code)
    }
    return nil
  }

  @inline(never)
  private mutating func send(_ first: Signal, then second: Signal?, to leftovers: Leftovers) {
    if leftovers != .newChildren { say(.signalsLeftovers, .killed(first)) }
    let count = descendants.send(first, then: second, to: leftovers)
    // Each look at so many takes long: the more have ended by the next, the fewer it takes.
    if count > Supervisor.fewChildren {
      reapDelay = Interval(nanoseconds: UInt64(count) &* Supervisor.delayForEach)
    }
  }

  @inline(never)
  private mutating func exit(_ code: ExitCode) -> ExitCode {
    say(.exiting, .exited(code))
    jobControl.end(wasInterrupted: wasInterrupted)
    return code
  }
}
