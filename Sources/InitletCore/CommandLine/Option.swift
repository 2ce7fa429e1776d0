import Primitives

/// The options, in the order of the help.
public enum Option: UInt8, Sendable, CaseIterable {
  case singleChild, processGroup, all, rewrite, noSession, subreaper
  case parentDeathSignal, gracePeriod, stopTimeout, stopDelay, wait, orphans, guarded
  case childDeathSignal, remapExit, warnOnReap
  case pause, copyTo, verbose, license, version, help

  /// The spelling of the option and its text in the help.
  @inline(never)  // Inlined into its callers, it takes 0.7 kB more.
  public var spec: OptionSpec { OptionSpec(text ?? "") }

  /// The spelling of the option, a tab, and its text in the help.
  ///
  /// Without the Optional the compiler would make a table of addresses, which would have to be
  /// relocated.
  private var text: CString? {
    switch self {
    case .singleChild: "-c, --single-child\tsignal the command's process alone; no session"
    case .processGroup: "-g, --process-group\tsignal its process group"
    case .all: "-a, --all\tsignal every descendant"
    case .rewrite: "-r, --rewrite FROM:TO\tsend TO where FROM came; TO 0 drops it"
    case .noSession: "--no-setsid\tstay in the caller's session"
    case .subreaper: "-s, --subreaper\tadopt orphans when not PID 1"
    case .parentDeathSignal:
      "-p, --parent-death-signal SIGNAL\tbe sent SIGNAL when the parent dies"
    case .gracePeriod:
      "-t, --grace-period SECONDS\tTERM to KILL for leftovers; initlet's default 5"
    case .stopTimeout: "--stop-timeout SECONDS\ttime for the command to end; default no limit"
    case .stopDelay: "--stop-delay SECONDS\ttime to hold back the first TERM, INT or QUIT"
    case .wait: "-W, --wait\tlet leftovers end by themselves"
    case .orphans: "--orphans POLICY\tadopted while the command runs: keep, term, kill"
    case .guarded: "--guard\tleave nothing even if the init is killed"
    case .childDeathSignal:
      "--child-death-signal SIGNAL\tsend the command SIGNAL when the init dies"
    case .remapExit: "-e, --remap-exit CODE\treport CODE, or CODE-CODE, as 0"
    case .warnOnReap: "-w, --warn-on-reap\ta line for each orphan reaped"
    case .pause: "-P, --pause\tno command: reap until INT or TERM, exit 0"
    case .copyTo: "--copy-to PATH\tcopy this executable to PATH"
    case .verbose: "-v, --verbose\tbe more verbose; may be repeated"
    case .license: "-l, -L, --license\tprint the licence"
    case .version: "-V, --version\tprint the version"
    case .help: "-h, --help\tprint this help"
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
      if option.spec.contains(letter: letter) { return option }
      candidate = option.following
    }
    return nil
  }

  /// The name in `--name` or `--name=value`, without its dashes.
  static func name(in word: CString) -> ByteSlice {
    let name = ByteSlice(word.dropFirst(2))
    return name.prefix(name.firstIndex(of: UInt8(ascii: "=")) ?? name.length)
  }

  /// The option with this name, or the only option whose name begins with it.
  static func find(name: ByteSlice) -> Match {
    var match = Match.none
    var isWhole = false
    forEach(named: name) { option, whole in
      if isWhole { return }
      isWhole = whole.length == name.length
      match = isWhole || match == .none ? .one(option) : .several
    }
    return match
  }

  /// Calls a function for each option whose whole name begins with this one.
  static func forEach(named name: ByteSlice, _ body: (Option, _ whole: ByteSlice) -> Void) {
    var candidate = name.isEmpty ? nil : Option(rawValue: 0)
    while let option = candidate {
      let whole = option.spec.name
      if whole.hasPrefix(name) { body(option, whole) }
      candidate = option.following
    }
  }

  /// The next option of the help; `nil` after the last one.
  ///
  /// `allCases` is an array, and the executable has no allocator.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public var following: Option? { Option(rawValue: rawValue &+ 1) }
}
