import Primitives

extension Options {
  /// Applies one option; the value is empty for an option without one.
  mutating func apply(
    _ option: Option, as spelling: OptionSpelling, _ value: CString
  ) throws(UsageError) {
    switch option {
    case .singleChild: makeSingleChild()
    case .processGroup: signalProcessGroup()
    case .all: target = .descendants
    case .noSession: placement = .processGroup
    case .subreaper: adoptsOrphans = true
    case .wait: endLeftovers(by: .wait)
    case .orphans:
      orphanSignal = try Options.orphanSignal(value)
      adoptsOrphans = true
    case .guarded:
      isGuarded = true
      endLeftovers(by: leftovers == .wait ? .wait : .end)
    case .warnOnReap: warnsOnReap = true
    case .pause:
      isPause = true
      // There is no command, and so no process group to signal.
      if leftovers == .endGroup { leftovers = .keep }
    case .verbose: increaseVerbosity()
    case .rewrite: try rewrite(value)
    case .parentDeathSignal: parentDeathSignal = try Options.signal(value, spelling)
    case .childDeathSignal: childDeathSignal = try Options.signal(value, spelling)
    case .gracePeriod:
      gracePeriod = try Options.interval(value, spelling)
      // With `--wait` it counts after a request to end.
      endLeftovers(by: leftovers == .wait ? .wait : .end)
    case .stopTimeout:
      stopTimeout = try Options.interval(value, spelling)
      // A command that ends now leaves its descendants to the init.
      adoptsOrphans = true
    case .stopDelay: stopDelay = try Options.interval(value, spelling)
    case .remapExit: try reportAsSuccess(value, spelling)
    case .help, .version, .license, .copyTo: break  // `OptionParser` makes these invocations.
    }
  }

  /// Reads a signal.
  private static func signal(
    _ value: CString, _ option: OptionSpelling
  ) throws(UsageError) -> Signal {
    guard let signal = Signal(ByteSlice(value)) else { throw .unknownSignal(value, option) }
    return signal
  }

  /// Reads a number of seconds.
  private static func interval(
    _ value: CString, _ option: OptionSpelling
  ) throws(UsageError) -> Interval {
    guard let interval = Interval(seconds: ByteSlice(value)) else {
      throw .invalidSeconds(value, option)
    }
    return interval
  }

  /// Reads `keep`, which gives `nil`, or a signal.
  private static func orphanSignal(_ value: CString) throws(UsageError) -> Signal? {
    if value == "keep" { return nil }
    guard let signal = Signal(ByteSlice(value)) else { throw .unknownOrphanPolicy(value) }
    return signal
  }

  /// Reads `FROM:TO`; the second signal may be `0` or empty, so that none is forwarded.
  private mutating func rewrite(_ value: CString) throws(UsageError) {
    let text = ByteSlice(value)
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      let from = Signal(text.prefix(colon))
    else { throw .invalidRewrite(value) }
    if from.isUncatchable || from == .child { throw .unforwardedRewrite(from) }
    let target = text.dropFirst(colon &+ 1)
    if target.isEmpty || target.decimal(atMost: 0) == 0 {
      route.rewrite(from, to: nil)
    } else {
      guard let to = Signal(target) else { throw .invalidRewrite(value) }
      route.rewrite(from, to: to)
    }
  }

  /// Reads `CODE` or `CODE-CODE`.
  private mutating func reportAsSuccess(
    _ value: CString, _ option: OptionSpelling
  ) throws(UsageError) {
    let text = ByteSlice(value)
    let dash = text.firstIndex(of: UInt8(ascii: "-"))
    let first = text.prefix(dash ?? text.length).decimal(atMost: 255)
    let last = dash.map { text.dropFirst($0 &+ 1).decimal(atMost: 255) } ?? first
    guard let first, let last, first <= last else { throw .invalidExitCode(value, option) }
    var code = first
    while code <= last {
      codesReportedAsSuccess.insert(UInt8(truncatingIfNeeded: code))
      code &+= 1
    }
  }
}
