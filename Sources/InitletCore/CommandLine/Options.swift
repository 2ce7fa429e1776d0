import Primitives

/// How a command is run.
public struct Options: Sendable {
  public var profile = Profile.native
  public var target = ForwardTarget.processGroup
  public var placement = Placement.session
  /// What the init is sent when its parent dies.
  public var parentDeathSignal: Signal?
  /// What the command is sent when the init dies.
  public var childDeathSignal: Signal?
  public var gracePeriod = Interval.seconds(5)
  public var leftovers = LeftoverPolicy.end
  /// What a process is sent that is adopted while the command runs; KILL follows after the grace
  /// period.
  public var orphanSignal: Signal?
  public var warnsOnReap = false
  public var isPause = false
  public var isGuarded = false
  /// Whether the init is to be the parent of descendants that lose their own, without which it
  /// cannot end them.
  public var adoptsOrphans = true
  /// -1 reports only what keeps the command from running, 0 failures, 1 what happens, 2 all of it.
  public var verbosity: Int8 = 0
  public var route = SignalRoute()
  public var codesReportedAsSuccess = ExitCodeSet()

  public init() {}

  public var isVerbose: Bool { verbosity > 0 }

  /// Leaves the command where the init is and signals it alone (`-c`).
  mutating func makeSingleChild() {
    target = .process
    placement = .inherited
  }

  /// Signals the command's process group, which has to be its own (`-g`).
  mutating func signalProcessGroup() {
    target = .processGroup
    if placement == .inherited { placement = .session }
  }

  /// Becomes more verbose (`-v`).
  mutating func increaseVerbosity() {
    if verbosity < .max { verbosity &+= 1 }
  }

  /// Sees to what the command leaves behind, which the init has to adopt.
  mutating func endLeftovers(by policy: LeftoverPolicy) {
    leftovers = policy
    adoptsOrphans = true
  }
}
