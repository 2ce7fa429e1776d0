import InitletCore
import Linux
import Primitives

/// The process that becomes the command.
///
/// Until then it shares the memory of the init, which sleeps, unless it is a part of a shell's job.
struct LaunchedChild {
  /// The part of its state that the init knows before it makes the process.
  struct Surroundings {
    let inherited: InheritedSignals
    let terminal: Terminal?
    let placement: Placement
    /// The process group of the job, where the init may have left it; `nil` also where it is outside
    /// the PID namespace.
    let job: ProcessID?
    /// The signal that the command gets when the init dies.
    let deathSignal: Signal?
    let log: Log
    /// The process that was started as the init.
    let started: ProcessID

    /// Whether the command is a part of a shell's job, which the terminal can stop.
    var isJob: Bool { terminal != nil && placement != .session }
  }

  let command: Command
  let surroundings: Surroundings
  /// The init.
  let parent: ProcessID

  /// Executes the command, or reports why that failed and exits.
  func becomeCommand() -> Never {
    takePlace()
    let log = surroundings.log
    // The signal stays blocked until the mask is restored.
    ParentDeathSignal.expect(surroundings.deathSignal, from: parent, log)
    surroundings.inherited.restore()
    let failure = handOverSockets { command.execute() }
    // The write of the message could cause a SIGPIPE, which would replace the exit code.
    SignalSet.all.block()
    log.launchFailure(failure, of: command.name)
    // By this payload the init knows that no command has run, and does not log its start.
    let notice = ReceivedSignal.Payload(sender: ProcessID.current.rawValue, user: 0, value: 0)
    try? notice.send(.child, to: parent)
    CurrentProcess.exit(log.profile.exitCode(for: failure))
  }

  /// Enters the session and the process group of the command.
  private func takePlace() {
    // These calls succeed for a new process, which leads neither a process group nor a session.
    switch surroundings.placement {
    case .inherited:
      if let job = surroundings.job { try? CurrentProcess.join(job) }
    case .processGroup: try? CurrentProcess.beginProcessGroup()
    case .session:
      try? CurrentProcess.beginSession()
      surroundings.terminal?.acquire()
    }
    if surroundings.isJob { awaitInit() }
  }

  /// Waits until the init has prepared the job, however long it is stopped; exits where it is gone.
  private func awaitInit() {
    let notice = SignalSet(.child)
    while SignalWait.next(of: notice, atMost: .seconds(1)) == nil {
      // A filter of system calls may refuse the wait.
      if SignalSet.pending.contains(.child) { return }
      if ProcessID.parent != parent { CurrentProcess.exit(.failure) }
    }
  }

  /// Calls a function with `LISTEN_PID` set to the command, where it names the init
  /// (sd_listen_fds(3)).
  private func handOverSockets(_ body: () -> LaunchFailure) -> LaunchFailure {
    let name: CString = "LISTEN_PID"
    guard let entry = command.environment.entry(of: name),
      let value = entry.pointee.flatMap({ CString($0).value(of: name) }),
      ByteSlice(value).decimal(atMost: Int(Int32.max)) == Int(surroundings.started.rawValue)
    else { return body() }
    var own = ByteBuffer<48>()
    own.append(name)
    own.append("=")
    own.append(decimal: UInt32(bitPattern: ProcessID.current.rawValue))
    return own.withCString { string in
      entry.pointee = string.mutable
      // It names the same process as `LISTEN_PID` did. Its removal moves the entries behind it.
      command.environment.remove("LISTEN_PIDFDID")
      return body()
    }
  }
}
