extension Options {
  /// Takes in one option.
  ///
  /// The value of a flag is empty.
  @inline(never)
  mutating func apply(_ meaning: OptionMeaning, _ value: CString) throws(UsageError) {
    switch meaning {
    case .singleChild: makeSingleChild()
    case .processGroup:
      target = .processGroup
      // It needs one of its own.
      if placement == .inherited { placement = .session }
    case .all: target = .descendants
    case .noSession: placement = .processGroup
    case .subreaper: adoptsOrphans = true
    case .wait: becomeThorough(.wait)
    case .orphans:
      orphanSignal = value.equals("keep") ? nil : try signal(value)
      adoptsOrphans = true
    case .guarded:
      isGuarded = true
      becomeThorough(leftovers == .wait ? .wait : .end)
    case .warnOnReap: warnsOnReap = true
    case .pause:
      isPause = true
      // There is no command with a process group.
      if leftovers == .endGroup { leftovers = .keep }
    case .verbose: verbosity = verbosity == .max ? verbosity : verbosity &+ 1
    case .rewrite: try rewrite(value)
    case .parentDeathSignal: parentDeathSignal = try signal(value)
    case .childDeathSignal: childDeathSignal = try signal(value)
    case .gracePeriod:
      guard let interval = Interval(seconds: Text(value)) else {
        throw UsageError(.badSeconds, value)
      }
      gracePeriod = interval
      if leftovers != .wait { becomeThorough(.end) }
    case .remapExit: try reportAsSuccess(value)
    case .help, .version, .license, .copyTo: break  // tasks of their own
    }
  }

  /// Leaves the command where the init is, and signals it alone (`-c`).
  public mutating func makeSingleChild() {
    target = .process
    placement = .inherited
  }

  /// Looks after what the command leaves behind, which has to become the init's.
  private mutating func becomeThorough(_ policy: LeftoverPolicy) {
    leftovers = policy
    adoptsOrphans = true
  }

  @inline(never)
  private func signal(_ value: CString) throws(UsageError) -> Signal {
    guard let signal = Signal(Text(value)) else { throw UsageError(.badSignal, value) }
    return signal
  }

  /// Reads `FROM:TO`, two signals of which the second may be `0` or missing.
  private mutating func rewrite(_ value: CString) throws(UsageError) {
    let text = Text(value)
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
      throw UsageError(.badRewrite, value)
    }
    guard let from = Signal(text.prefix(colon)) else { throw UsageError(.badRewrite, value) }
    // A SIGCHLD tells of children and is never forwarded.
    if from.isUncatchable || from == .child { throw UsageError(.uncatchableSignal, value) }
    let target = text.dropFirst(colon &+ 1)
    if target.isEmpty || target.decimal(atMost: 0) == 0 {
      route.rewrite(from, to: nil)
    } else {
      guard let to = Signal(target) else { throw UsageError(.badRewrite, value) }
      route.rewrite(from, to: to)
    }
  }

  /// Reads `CODE` or `CODE-CODE`.
  private mutating func reportAsSuccess(_ value: CString) throws(UsageError) {
    let text = Text(value)
    let dash = text.firstIndex(of: UInt8(ascii: "-"))
    let first = text.prefix(dash ?? text.length).decimal(atMost: 255)
    let last = dash.map { text.dropFirst($0 &+ 1).decimal(atMost: 255) } ?? first
    guard let first, let last, first <= last else { throw UsageError(.badExitCode, value) }
    var code = first
    while code <= last {
      codesReportedAsSuccess.insert(UInt8(truncatingIfNeeded: code))
      code &+= 1
    }
  }
}
