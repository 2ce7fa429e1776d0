import InitletCore
import Linux
import Primitives

/// The process that becomes the command.
///
/// Until then it shares the memory of the init, which sleeps, unless it is a part of a shell's job.
struct LaunchedChild {
  let command: Command
  let inherited: InheritedSignals
  let terminal: Terminal?
  let placement: Placement
  /// The process group that is the job of a shell; `nil` where it is outside the PID namespace.
  let job: ProcessID?
  /// Whether the init may have left the job, as the inner init of a guarded pair does.
  let rejoinsJob: Bool
  /// The signal that the command gets when the init dies.
  let deathSignal: Signal?
  let log: Log
  /// The process that was started as the init, for which systemd may have passed sockets
  /// (sd_listen_fds(3)).
  let started: ProcessID
  /// The init.
  let parent: ProcessID

  /// Whether the command is a part of a shell's job, which the terminal can stop.
  var isJob: Bool { terminal != nil && placement != .session }

  /// Executes the command, or reports why that failed and exits.
  func becomeCommand() -> Never {
    takePlace()
    // The signal stays blocked until the mask is restored.
    ParentDeathSignal.expect(deathSignal, from: parent, log)
    inherited.restore()
    let failure = handOverSockets { command.execute() }
    // The write of the message could cause a SIGPIPE, which would replace the exit code.
    SignalSet.all.replaceMask()
    log.launchFailure(failure, of: command.name)
    // By this payload the init knows that no command has run, and does not log its start.
    let notice = ReceivedSignal.Payload(sender: .current, user: 0, value: 0)
    try? notice.send(.child, to: parent)
    CurrentProcess.exit(log.profile.exitCode(for: failure))
  }

  /// Enters the session and the process group of the command.
  private func takePlace() {
    // These calls succeed for a new process, which leads neither a process group nor a session.
    switch placement {
    case .inherited:
      if rejoinsJob, let job { try? CurrentProcess.join(job) }
    case .processGroup: try? CurrentProcess.beginProcessGroup()
    case .session:
      try? CurrentProcess.beginSession()
      terminal?.acquire()
    }
    if isJob { awaitInit() }
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
      ByteSlice(value).decimal(atMost: Int(Int32.max)) == Int(started.rawValue)
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
