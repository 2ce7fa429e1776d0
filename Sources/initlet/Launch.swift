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

  static var none: Command { Command(process: .none, name: "") }
}

/// Everything up to the moment at which the command runs.
struct Launch {
  private let inherited: SignalState
  private let placement: Placement
  private let deathSignal: Signal?
  private let terminal: Terminal
  private let profile: Profile
  /// The process that was told of sockets, if any was.
  private let owner: ProcessID
  private let pair: Guard
  /// Set where the init stays part of its terminal's job control.
  private(set) var jobControl = JobControl()

  /// Where the command cannot be placed as the options say, they are changed.
  init(
    _ options: inout Options, _ inherited: SignalState, calledBy owner: ProcessID, _ pair: Guard
  ) {
    self.inherited = inherited
    self.owner = owner
    self.pair = pair
    profile = options.profile
    // The second init is the parent of the command, which is to outlive it.
    deathSignal = options.isGuarded ? nil : options.childDeathSignal
    terminal = .controlling()
    if terminal != .none, options.placement != .inherited {
      if ProcessID.currentGroup == .none {
        // The foreground is a group outside the namespace, which could never be
        // given back to it.
        options.makeSingleChild()
      } else if ProcessID.currentSession != .current || Child.exists(.none) {
        // A session of its own would cut the command off from a terminal that the
        // session's leader, a shell, goes on using. And a process that is here
        // already would be sent a HUP.
        options.placement = .processGroup
      }
      if options.placement == .processGroup, !Terminal.isStandard {
        // Probably a part of a pipeline, whose other parts need the foreground too.
        options.makeSingleChild()
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
    // The child may change the words.
    let name = program.name
    var child = Starting(
      launch: self, program: program, isForeground: isForeground, parent: .current)
    let process = try Child.spawn(&child) { child in
      Launch.execute(child.assumingMemoryBound(to: Starting.self).pointee)
    }
    if placement != .session, terminal != .none {
      jobControl = JobControl(
        terminal: placement == .inherited ? .none : terminal, command: process)
    }
    return Command(process: process, name: name)
  }
}

/// What the child has to know.
private struct Starting {
  let launch: Launch
  let program: Program
  let isForeground: Bool
  let parent: ProcessID
}

// MARK: - In the child

extension Launch {
  /// Becomes the command.
  fileprivate static func execute(_ child: Starting) -> Never {
    child.launch.execute(child.program, child.isForeground, child.parent)
  }

  private func execute(
    _ program: Program, _ isForeground: Bool, _ parent: ProcessID
  ) -> Never {
    place(isForeground)
    // Before the command can show that it runs.
    if pair.isSecond { pair.tell(Int(ProcessID.current.rawValue)) }
    let log = Log(profile)
    // Blocked until the mask is restored.
    CurrentProcess.expect(deathSignal, fromParent: parent, log)
    inherited.restore()
    let failure = handOverSockets(program.environment) { program.execute() }
    // A broken standard error must not end this process by a SIGPIPE: its exit
    // code is all that the caller learns.
    SignalSet.all.block()
    log.failure(Text(program.name), failure)
    // Otherwise the init could not tell this from a command that ends so. It
    // matters for its log alone.
    SignalInfo.notify(.parent)
    CurrentProcess.exit(ExitCode(afterFailure: failure, profile))
  }

  /// Tells the command in the init's place that sockets were handed over to it
  /// (sd_listen_fds(3)), while the environment is used.
  private func handOverSockets(_ environment: Environment, _ body: () -> Errno) -> Errno {
    let name: Text = "LISTEN_PID"
    guard let entry = environment.entry(of: name), let string = entry.pointee,
      Text(CString(string).dropFirst(name.length &+ 1)).decimal(atMost: Int(ProcessID.highest))
        == Int(owner.rawValue)
    else { return body() }
    var own = LineBuffer()
    own.append(name)
    own.append("=")
    own.append(ProcessID.current)
    return own.withCString { string in
      entry.pointee = string.mutable
      return body()
    }
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
