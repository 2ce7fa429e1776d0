import InitletCore
import Primitives
import UnitTestSupport

extension Options {
  /// The options spelled out: the shortest command line in long options that gives the same.
  var words: [String] {
    placementAndTarget + rewrites + suddenDeath + endOfLeftovers + remaps
      + (warnsOnReap ? ["--warn-on-reap"] : [])
      + (isPause ? ["--pause"] : [])
      + Array(repeating: "--verbose", count: max(0, Int(verbosity)))
  }

  private var placementAndTarget: [String] {
    let alone = placement == .inherited ? ["--single-child"] : []
    let group = target == .processGroup ? ["--process-group"] : []
    let placed = placement == .processGroup ? ["--no-setsid"] : []
    return alone + group + placed + (target == .descendants ? ["--all"] : [])
  }

  private var rewrites: [String] {
    var words: [String] = []
    for signal in Signal.all {
      let target = route.target(of: signal)
      if target == signal { continue }
      words += ["--rewrite", "\(signal.rawValue):\(target?.rawValue ?? 0)"]
    }
    return words
  }

  private var suddenDeath: [String] {
    (parentDeathSignal.map { ["--parent-death-signal", "\($0.rawValue)"] } ?? [])
      + (isGuarded ? ["--guard"] : [])
      + (childDeathSignal.map { ["--child-death-signal", "\($0.rawValue)"] } ?? [])
  }

  private var endOfLeftovers: [String] {
    (gracePeriod == .seconds(5) ? [] : ["--grace-period", gracePeriod.decimal])
      + (stopTimeout.map { ["--stop-timeout", $0.decimal] } ?? [])
      + (stopDelay == .zero ? [] : ["--stop-delay", stopDelay.decimal])
      + (leftovers == .wait ? ["--wait"] : [])
      + (orphanSignal.map { ["--orphans", "\($0.rawValue)"] } ?? [])
  }

  private var remaps: [String] {
    var words: [String] = []
    for code in UInt8.min...UInt8.max where codesReportedAsSuccess.contains(ExitCode(code)) {
      words += ["--remap-exit", "\(code)"]
    }
    return words
  }
}
