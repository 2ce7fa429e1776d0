import Primitives

extension Options {
  /// Applies the behaviour of a program without any option.
  mutating func applyDefaults(of profile: Profile) {
    self.profile = profile
    switch profile {
    case .native: break
    case .tini, .catatonit:
      placement = .processGroup
      leftovers = .keep
      adoptsOrphans = profile == .catatonit
      // tini ignores TTIN and TTOU, catatonit TSTP as well.
      route.rewrite(.terminalInput, to: nil)
      route.rewrite(.terminalOutput, to: nil)
      if profile == .catatonit { route.rewrite(.terminalStop, to: nil) }
    case .dumbInit:
      target = .processGroup
      leftovers = .endGroup
      adoptsOrphans = false
    case .pause: isPause = true
    }
  }

  /// Applies the variables that the program reads, after the options.
  mutating func applyVariables(of environment: Environment) {
    switch profile {
    case .native, .pause: break
    case .tini:
      if environment.value(of: "TINI_SUBREAPER") != nil { adoptsOrphans = true }
      if environment.value(of: "TINI_KILL_PROCESS_GROUP") != nil { signalProcessGroup() }
      if let level = environment.value(of: "TINI_VERBOSITY") {
        // tini's default level is 1, at which it reports failures and warnings.
        let level = ByteSlice(level).decimal(atMost: 100) ?? 0
        verbosity = Int8(truncatingIfNeeded: level &- 1)
      }
    case .dumbInit:
      if environment.value(of: "DUMB_INIT_DEBUG") == "1" { increaseVerbosity() }
      if environment.value(of: "DUMB_INIT_SETSID") == "0" { makeSingleChild() }
    case .catatonit:
      if environment.value(of: "CATATONIT_DEBUG") != nil { increaseVerbosity() }
    }
  }

  /// Applies the rewrites that a program makes by itself, after options and variables, except where
  /// an option rewrites the same signal.
  mutating func resolveRewrites() {
    switch profile {
    case .dumbInit where placement != .inherited:
      // The kernel does not stop an orphaned process group with these three (signal(7)).
      rewriteUnlessRewritten(.terminalStop, to: .stop)
      rewriteUnlessRewritten(.terminalInput, to: .stop)
      rewriteUnlessRewritten(.terminalOutput, to: .stop)
    case .native, .tini, .dumbInit, .catatonit, .pause: break
    }
  }

  private mutating func rewriteUnlessRewritten(_ from: Signal, to: Signal) {
    if !route.rewrites(from) { route.rewrite(from, to: to) }
  }
}
