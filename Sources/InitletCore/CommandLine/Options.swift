import Primitives

/// The way in which a command is run, from the profile, the variables and the command line.
public struct Options: Sendable {
  /// The program whose place the init takes.
  public var profile = Profile.native
  /// The processes that signals are forwarded to.
  public var target = ForwardTarget.process
  /// The session and the process group of the command.
  public var placement = Placement.session
  /// The signal that the init gets when its parent dies.
  public var parentDeathSignal: Signal?
  /// The signal that the command gets when the init dies.
  public var childDeathSignal: Signal?
  /// The time from TERM to KILL for what the command leaves behind.
  public var gracePeriod = Interval.seconds(5)
  /// The time for which the first request to end is held back.
  public var stopDelay = Interval.zero
  /// The time after a request to end at which a command that is still there is treated like what
  /// it leaves behind; `nil` for no limit.
  public var stopTimeout: Interval?
  /// The treatment of what the command leaves behind.
  public var leftovers = LeftoverPolicy.end
  /// The signal for processes that the init adopts while the command runs; KILL follows after the
  /// grace period.
  public var orphanSignal: Signal?
  /// Whether the init reports each adopted process that it reaps.
  public var warnsOnReap = false
  /// Whether the init runs no command.
  public var isPause = false
  /// Whether two inits guard each other.
  public var isGuarded = false
  /// Whether the init adopts descendants that lose their parent, without which it cannot end them.
  public var adoptsOrphans = true
  /// The messages that the init writes: -1 only those about a command that cannot run, 0 failures
  /// too, 1 the main events too, 2 every event.
  public var verbosity: Int8 = 0
  /// The signal that is forwarded in the place of each.
  public var route = SignalRoute()
  /// The exit codes that the init reports as 0.
  public var codesReportedAsSuccess = ExitCodeSet()

  public init() {}

  /// Whether the init reports the main events.
  public var isVerbose: Bool { verbosity > 0 }

  /// Whether each reaped process that the init adopted is reported.
  public var reportsReaps: Bool { isVerbose || warnsOnReap && verbosity == 0 }

  /// Whether the command is reaped before all other children: its process group is sent TERM when it
  /// has ended, and only until then its number is its own.
  public var reapsCommandFirst: Bool { leftovers == .endGroup }

  /// Whether the init may end the command's process group where it adopts nobody.
  ///
  /// With `--wait` it could not tell members that live from zombies, which others have to reap.
  public var mayEndGroup: Bool { leftovers == .end && placement != .inherited }

  /// Keeps the command in the init's process group and signals its process alone (`-c`).
  mutating func makeSingleChild() {
    target = .process
    placement = .inherited
  }

  /// Signals the command's process group, and gives it one of its own (`-g`).
  mutating func signalProcessGroup() {
    target = .processGroup
    if placement == .inherited { placement = .session }
  }

  /// Raises the verbosity by one (`-v`).
  mutating func increaseVerbosity() {
    if verbosity < .max { verbosity &+= 1 }
  }

  /// Sets the treatment of what the command leaves behind, which the init must adopt for that.
  mutating func endLeftovers(by policy: LeftoverPolicy) {
    leftovers = policy
    adoptsOrphans = true
  }
}
