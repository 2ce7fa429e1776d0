import InitletCore
import Linux
import Primitives

/// The process that becomes the command, on the memory of the init, which sleeps meanwhile.
struct LaunchedChild {
  /// What it takes over from the init.
  struct Surroundings {
    let inherited: InheritedSignals
    let terminal: Terminal?
    let placement: Placement
    /// What the command is sent when the init dies.
    let deathSignal: Signal?
    let log: Log
    /// The process that was started as the init.
    let started: ProcessID
    let pair: GuardPair
  }

  let command: Command
  let surroundings: Surroundings
  /// Whether the init's process group is the foreground one.
  let isForeground: Bool
  /// The init.
  let parent: ProcessID

  func becomeCommand() -> Never {
    takePlace()
    let log = surroundings.log
    // Before the command can show that it runs.
    if case .inner = surroundings.pair.role { surroundings.pair.publish(.running(.current)) }
    // The signal stays blocked until the mask is restored.
    ParentDeathSignal.expect(surroundings.deathSignal, from: parent, log)
    surroundings.inherited.restore()
    let failure = handOverSockets { command.execute() }
    // A broken standard error must not end this process with a SIGPIPE: its exit code is all that
    // the init's caller learns.
    SignalSet.all.block()
    log.launchFailure(failure, of: command.name)
    // The init tells this from a command that ends so by the payload, for its log alone.
    let notice = ReceivedSignal.Payload(sender: ProcessID.current.rawValue, user: 0, value: 0)
    try? notice.send(.child, to: parent)
    CurrentProcess.exit(log.profile.exitCode(for: failure))
  }

  private func takePlace() {
    // None of these can fail for a process that was just made: it leads neither a process group nor
    // a session.
    switch surroundings.placement {
    case .inherited: break
    case .processGroup:
      try? CurrentProcess.beginProcessGroup()
      // Before the mask is restored: SIGTTOU has to be blocked.
      if isForeground { surroundings.terminal?.setForeground(.current) }
    case .session:
      try? CurrentProcess.beginSession()
      surroundings.terminal?.acquire()
    }
  }

  /// Makes the command the one that sockets were handed over to, where that was the init
  /// (sd_listen_fds(3)), while the environment is used.
  private func handOverSockets(_ body: () -> LaunchFailure) -> LaunchFailure {
    let name: ByteSlice = "LISTEN_PID"
    guard let entry = command.environment.entry(of: name),
      let value = entry.pointee.flatMap({ CString($0).value(of: name) }),
      ByteSlice(value).decimal(atMost: Int(Int32.max)) == Int(surroundings.started.rawValue)
    else { return body() }
    var own = ByteBuffer<24>()
    own.append(name)
    own.append("=")
    own.append(decimal: UInt32(bitPattern: ProcessID.current.rawValue))
    return own.withCString { string in
      entry.pointee = string.mutable
      return body()
    }
  }
}
