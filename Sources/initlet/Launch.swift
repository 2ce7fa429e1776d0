import InitletCore
import Linux

/// The command once it runs.
struct Command {
  /// Its number, which is that of its process group too unless it was placed
  /// where the init is.
  let process: ProcessID
  let name: CString
}

/// Everything up to the moment at which the command runs.
struct Launch {
  private let inherited: SignalState
  private let placement: Placement
  private let parentDeathSignal: Signal?
  private let terminal: Terminal?
  /// Set where the init stays part of its terminal's job control.
  private(set) var jobControl: JobControl?
  /// A signal that is due as if somebody had sent it.
  private(set) var pending: Signal?

  init(_ options: Options, _ inherited: SignalState) {
    self.inherited = inherited
    parentDeathSignal = options.parentDeathSignal
    terminal = options.placement == .inherited ? nil : Terminal.controlling()
    // A session of its own would cut the command off from a terminal that the
    // session's leader, a shell, goes on using.
    let isBorrowed = terminal != nil && ProcessID.currentSession != .current
    placement = isBorrowed && options.placement == .session ? .processGroup : options.placement
  }

  /// Starts the command, if there is one, and lets go of what only that needs.
  ///
  /// Fails where no process can be made.
  mutating func start(_ program: Program?) throws(Errno) -> Command? {
    becomeSubreaper()
    askForParentDeathSignal()
    let command: Command?
    if let program { command = try spawn(program) } else { command = nil }
    letGo()
    return command
  }

  private mutating func spawn(_ program: Program) throws(Errno) -> Command {
    let isForeground = terminal?.foreground == .currentGroup
    if placement == .session { terminal?.giveUp() }
    guard let process = try Child.fork() else { execute(program, isForeground) }
    if placement == .processGroup, let terminal {
      jobControl = JobControl(terminal: terminal, command: process)
    }
    return Command(process: process, name: program.name)
  }

  /// Adopts every descendant that loses its parent.
  ///
  /// PID 1 does so anyway.
  private func becomeSubreaper() {
    if ProcessID.current == .first { return }
    do throws(Errno) {
      try CurrentProcess.becomeSubreaper()
    } catch {
      Log.failure("cannot become a subreaper, so daemons may escape", error)
    }
  }

  /// Asks for the signal, or takes it as sent where the parent is gone already.
  private mutating func askForParentDeathSignal() {
    guard let signal = parentDeathSignal else { return }
    let parent = ProcessID.parent
    do throws(Errno) {
      try CurrentProcess.askForParentDeathSignal(signal)
    } catch {
      Log.failure("cannot ask for a signal at the parent's death", error)
    }
    if ProcessID.parent != parent { pending = signal }
  }

  /// Drops what could pin a mount, a pipe or a socket: the working directory and
  /// every descriptor but the standard error and one that is needed.
  private func letGo() {
    // A root directory that cannot be entered is no reason to stop.
    try? Path.changeDirectory(to: "/")
    let kept = jobControl?.terminal.descriptor.rawValue ?? -1
    for number: Int32 in 0..<2 where number != kept {
      FileDescriptor(rawValue: number).close()
    }
    DescriptorTable.closeAll(from: 3, except: kept)
  }
}

// MARK: - In the child

extension Launch {
  /// Becomes the command.
  private func execute(_ program: Program, _ isForeground: Bool) -> Never {
    place(isForeground)
    inherited.restore()
    let failure = program.execute()
    // A broken standard error must not end this process by a SIGPIPE: its exit
    // code is all that the caller learns.
    SignalSet.all.block()
    var line = Log.line()
    line.append(failure, of: program.name)
    Log.write(&line)
    // Otherwise the init could not tell this from a command that ends so. It
    // matters for its log alone.
    var notice = SignalInfo.queued
    try? notice.send(.child, to: .parent)
    CurrentProcess.exit(failure.code)
  }

  private func place(_ isForeground: Bool) {
    // None of these can fail for a process that has just been made: it leads
    // neither a process group nor a session.
    switch placement {
    case .inherited: break
    case .processGroup:
      try? CurrentProcess.beginProcessGroup()
      // Before the mask is restored, since SIGTTOU has to be blocked.
      if isForeground { terminal?.setForeground(.current) }
    case .session:
      try? CurrentProcess.beginSession()
      terminal?.take()
    }
  }
}

extension LineBuffer {
  @inline(never)
  fileprivate mutating func append(_ error: ExecutionError, of name: CString) {
    append(Text(name))
    append(": ")
    if error.isInterpreterMissing {
      append("found, but not the interpreter that it names")
    } else if error.code == .notFound {
      append("command not found")
    } else {
      append(error.errno)
    }
  }
}
