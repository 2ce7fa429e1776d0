import Primitives

/// The options, in the order of the help.
public enum Option: UInt8, Sendable, CaseIterable {
  case singleChild, processGroup, all, rewrite, noSession, subreaper
  case parentDeathSignal, gracePeriod, stopTimeout, stopDelay, wait, orphans, guarded
  case childDeathSignal, remapExit, warnOnReap
  case pause, copyTo, verbose, license, version, help

  /// The spelling of the option and its text in the help.
  @inline(never)  // Inlined, it becomes a table of addresses, which would have to be relocated.
  public var spec: OptionSpec {
    switch self {
    case .singleChild:
      OptionSpec("c", "single-child", "signal the command's process alone; no session")
    case .processGroup: OptionSpec("g", "process-group", "signal its process group")
    case .all: OptionSpec("a", "all", "signal every descendant")
    case .rewrite:
      OptionSpec("r", "rewrite", "FROM:TO", "send TO where FROM came; TO 0 drops it")
    case .noSession: OptionSpec("", "no-setsid", "stay in the caller's session")
    case .subreaper: OptionSpec("s", "subreaper", "adopt orphans when not PID 1")
    case .parentDeathSignal:
      OptionSpec("p", "parent-death-signal", "SIGNAL", "be sent SIGNAL when the parent dies")
    case .gracePeriod:
      OptionSpec(
        "t", "grace-period", "SECONDS", "time from TERM to KILL for leftovers; default 5")
    case .stopTimeout:
      OptionSpec("", "stop-timeout", "SECONDS", "time for the command to end; default no limit")
    case .stopDelay:
      OptionSpec("", "stop-delay", "SECONDS", "time to hold back the first TERM, INT or QUIT")
    case .wait: OptionSpec("W", "wait", "wait for leftovers to end by themselves")
    case .orphans:
      OptionSpec("", "orphans", "POLICY", "adopted while the command runs: keep, term, kill")
    case .guarded:
      OptionSpec("", "guard", "leave nothing behind even if the init is killed")
    case .childDeathSignal:
      OptionSpec(
        "", "child-death-signal", "SIGNAL", "send the command SIGNAL when the init dies")
    case .remapExit: OptionSpec("e", "remap-exit", "CODE", "report CODE, or CODE-CODE, as 0")
    case .warnOnReap: OptionSpec("w", "warn-on-reap", "a line for each adopted process reaped")
    case .pause: OptionSpec("P", "pause", "no command: reap until INT or TERM, exit 0")
    case .copyTo: OptionSpec("", "copy-to", "PATH", "copy this executable to PATH")
    case .verbose: OptionSpec("v", "verbose", "be more verbose; may be repeated")
    case .license: OptionSpec("lL", "license", "print the licence")
    case .version: OptionSpec("V", "version", "print the version")
    case .help: OptionSpec("h", "help", "print this help")
    }
  }
}

extension Option {
  /// The options that must not stand beside this one in one source: the two contradict each other,
  /// or one of them does nothing.
  @inline(never)  // Inlined into its caller, it takes 0.1 kB more.
  var exclusions: OptionMask {
    switch self {
    case .singleChild: OptionMask(.processGroup) | .all | .pause
    case .processGroup: OptionMask(.singleChild) | .all | .pause
    case .all: OptionMask(.singleChild) | .processGroup | .pause
    case .gracePeriod, .wait, .rewrite, .noSession, .stopTimeout, .stopDelay, .orphans, .guarded,
      .childDeathSignal, .remapExit:
      OptionMask(.pause)
    case .pause:
      OptionMask(.singleChild) | .processGroup | .all | .gracePeriod | .wait | .rewrite | .noSession
        | .stopTimeout | .stopDelay | .orphans | .guarded | .childDeathSignal | .remapExit
    case .subreaper, .parentDeathSignal, .warnOnReap, .copyTo, .verbose, .license, .version, .help:
      .none
    }
  }

  /// The options that a name may stand for.
  enum Match: Equatable {
    case none, several
    case one(Option)
  }

  /// The option that a letter stands for; `nil` for an unknown letter.
  static func find(letter: UInt8) -> Option? {
    var candidate = Option(rawValue: 0)
    while let option = candidate {
      if option.spec.letters.contains(letter) { return option }
      candidate = option.following
    }
    return nil
  }

  /// The option with this name, or the only option whose name begins with it.
  static func find(name: ByteSlice) -> Match {
    var match = Match.none
    if name.isEmpty { return match }
    var candidate = Option(rawValue: 0)
    while let option = candidate {
      let whole = option.spec.name
      if whole.equals(name) { return .one(option) }
      if whole.hasPrefix(name) { match = match == .none ? .one(option) : .several }
      candidate = option.following
    }
    return match
  }

  /// The next option of the help; `nil` after the last one.
  ///
  /// `allCases` is an array, and the executable has no allocator.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public var following: Option? { Option(rawValue: rawValue &+ 1) }
}
