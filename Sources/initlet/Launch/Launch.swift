import InitletCore
import Linux
import Primitives

/// The steps up to the moment at which the command runs.
struct Launch {
  /// What the init supervises from then on.
  struct Outcome {
    /// With the placement that was possible.
    let options: Options
    /// Missing while pausing.
    var main: MainProcess?
    /// Set where the init stays part of the job control of its terminal.
    var jobControl: JobControl?
  }

  private let options: Options
  private let inherited: InheritedSignals
  private let terminal: Terminal?
  /// The process that was started as the init, which may have been handed sockets.
  private let started: ProcessID
  private let pair: GuardPair

  init(
    _ options: Options, _ inherited: InheritedSignals, startedAs started: ProcessID,
    _ pair: GuardPair
  ) {
    self.inherited = inherited
    self.started = started
    self.pair = pair
    terminal = .controlling()
    let situation = terminal.map { _ in
      TerminalSituation(
        hasVisibleGroup: ProcessID.currentGroup != nil,
        leadsSession: ProcessID.currentSession == .current,
        hasChildren: Child.hasAny, isStandard: Terminal.isStandard)
    }
    self.options = options.placed(for: situation)
  }

  /// Starts the command; fails where no process can be made.
  func start(_ command: Command) throws(Errno) -> Outcome {
    let isForeground = terminal.map { $0.foreground == .currentGroup } ?? false
    if options.placement == .session { terminal?.giveUp() }
    // The child may change the words.
    let name = command.name
    var child = LaunchedChild(
      command: command, options: options, inherited: inherited, terminal: terminal,
      isForeground: isForeground, started: started, pair: pair, parent: .current)
    let process = try Child.spawn(&child) { child in
      child.assumingMemoryBound(to: LaunchedChild.self).pointee.becomeCommand()
    }
    var outcome = Outcome(
      options: options, main: MainProcess(process: process, name: name))
    if let terminal, options.placement != .session {
      outcome.jobControl = JobControl(
        terminal: options.placement == .inherited ? nil : terminal, command: process)
    }
    return outcome
  }
}
