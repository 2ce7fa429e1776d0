import InitletCore
import Linux

/// The command once it runs.
struct Command {
  /// Its number, which is that of its process group too unless it was placed
  /// where the init is.
  ///
  /// There is none while pausing.
  var process: ProcessID
  let name: CString
}

/// Everything up to the moment at which the command runs.
struct Launch {
  private let inherited: SignalState
  private let placement: Placement
  private let deathSignal: Signal?
  private let terminal: Terminal
  /// Set where the init stays part of its terminal's job control.
  private(set) var jobControl = JobControl()

  /// Where the command cannot be placed as the options say, they are changed.
  init(_ options: inout Options, _ inherited: SignalState) {
    self.inherited = inherited
    // The second init is the parent of the command, which is to outlive it.
    deathSignal = options.isGuarded ? nil : options.childDeathSignal
    terminal = options.placement == .inherited ? .none : .controlling()
    if terminal != .none {
      if ProcessID.currentGroup == .none {
        // The foreground is a group outside the namespace, which could never be
        // given back to it.
        options.placement = .inherited
        options.target = .process
      } else if ProcessID.currentSession != .current || Child.exists(.none) {
        // A session of its own would cut the command off from a terminal that the
        // session's leader, a shell, goes on using. And a process that is here
        // already would be sent a HUP.
        options.placement = .processGroup
      }
    }
    placement = options.placement
  }

  /// Starts the command.
  ///
  /// Fails where no process can be made.
  mutating func start(_ program: Program) throws(Errno) -> Command {
    let isForeground = terminal.foreground == .currentGroup
    if placement == .session { terminal.giveUp() }
    let parent = ProcessID.current
    guard let process = try Child.fork(isWaiting: true) else {
      execute(program, isForeground, parent)
    }
    if placement == .processGroup, terminal != .none {
      jobControl = JobControl(terminal: terminal, command: process)
    }
    return Command(process: process, name: program.name)
  }
}

// MARK: - In the child

extension Launch {
  /// Becomes the command.
  private func execute(
    _ program: Program, _ isForeground: Bool, _ parent: ProcessID
  ) -> Never {
    place(isForeground)
    // Blocked until the mask is restored.
    CurrentProcess.expect(deathSignal, fromParent: parent)
    inherited.restore()
    let failure = program.execute()
    // A broken standard error must not end this process by a SIGPIPE: its exit
    // code is all that the caller learns.
    SignalSet.all.block()
    Log.failure(Text(program.name), failure)
    // Otherwise the init could not tell this from a command that ends so. It
    // matters for its log alone.
    SignalInfo.notify(.parent, 0)
    CurrentProcess.exit(ExitCode(afterFailure: failure))
  }

  private func place(_ isForeground: Bool) {
    // None of these can fail for a process that has just been made: it leads
    // neither a process group nor a session.
    switch placement {
    case .inherited: break
    case .processGroup:
      try? CurrentProcess.beginProcessGroup()
      // Before the mask is restored, since SIGTTOU has to be blocked.
      if isForeground { terminal.setForeground(.current) }
    case .session:
      try? CurrentProcess.beginSession()
      terminal.take()
    }
  }
}
