/// Whom a signal is sent on to.
public enum ForwardTarget: Sendable {
  case processGroup, process, descendants
}

/// Where the command is put (setsid(2), setpgid(2)).
public enum Placement: Sendable {
  /// In a session of its own.
  case session
  /// In the caller's session, in a process group of its own.
  case processGroup
  /// Where the init itself is.
  case inherited
}

/// What becomes of the processes that the command leaves behind.
public enum LeftoverPolicy: Sendable {
  /// TERM, the grace period, KILL.
  case end
  /// They end by themselves.
  case wait
  /// Nothing is done about them.
  case keep
  /// TERM to the command's process group alone, and no wait.
  case endGroup
}

/// What the command line asks for.
public struct Options: Sendable {
  public var profile = Profile.native
  public var target = ForwardTarget.processGroup
  public var placement = Placement.session
  public var parentDeathSignal: Signal?
  public var childDeathSignal: Signal?
  public var gracePeriod = Interval.seconds(5)
  public var leftovers = LeftoverPolicy.end
  /// What a process is sent that is adopted while the command still runs; KILL
  /// follows after the grace period.
  public var orphanSignal: Signal?
  public var warnsOnReap = false
  public var isPause = false
  public var isGuarded = false
  /// Whether processes that lose their parent are to become the init's.
  ///
  /// Those that are to be ended have to.
  public var adoptsOrphans = true
  /// 0 tells of failures, below that only what keeps the command from running.
  public var verbosity: Int8 = 0
  // The large ones come last, so that the others are near.
  public var route = SignalRoute()
  public var codesReportedAsSuccess = ExitCodeSet()

  public init() {}
}

/// What there is to do.
public enum Task: Equatable, Sendable {
  /// Run the command whose words begin at this index of the arguments.
  case run(commandIndex: Int)
  /// Hold the namespaces and reap (`--pause`).
  case pause
  case printHelp, printVersion, printLicense
  /// Put a copy of the executable here (`--copy-to`).
  case copy(to: CString)
}
