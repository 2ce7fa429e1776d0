/// The program whose place the init takes, by the name it is called by.
public enum Profile: UInt8, Sendable, CaseIterable {
  case native, tini, dumbInit, catatonit, pause

  /// Whose the names are that begin so: a profile's number, and its name or an
  /// alias.
  ///
  /// For each profile its own name comes first.
  private static let names: WordList = """
    0 initlet
    1 tini
    2 dumb-init
    3 catatonit
    4 pause
    1 docker-init
    3 podman-init
    """

  /// Reads the first argument, which may be a path and may be missing.
  public init(calledBy argument: CString?) {
    self = .native
    guard let argument else { return }
    var name = Text(argument)
    while let slash = name.firstIndex(of: UInt8(ascii: "/")) { name = name.dropFirst(slash &+ 1) }
    for line in Profile.names where name.hasPrefix(line.dropFirst(2)) {
      self = Profile(rawValue: line[0] &- UInt8(ascii: "0")) ?? .native
    }
  }

  /// What it is called in messages and in its help.
  public var name: Text {
    Profile.names[Int(rawValue)]?.dropFirst(2) ?? ""
  }

  /// What stands in front of the number of the version.
  ///
  /// Docker takes only what begins as tini's.
  public var versionPrefix: Text {
    switch self {
    case .native: "initlet version "
    case .tini, .catatonit: "tini version "
    case .dumbInit: "dumb-init v"
    case .pause: "pause "
    }
  }
}

extension Options {
  /// Becomes what a program does unless it is told otherwise.
  @inline(never)
  mutating func become(_ profile: Profile) {
    self.profile = profile
    switch profile {
    case .native: break
    case .tini, .catatonit:
      target = .process
      placement = .processGroup
      leftovers = .keep
      adoptsOrphans = profile == .catatonit
      // As tini ignores the two, and catatonit all three.
      route.rewrite(.terminalInput, to: nil)
      route.rewrite(.terminalOutput, to: nil)
      if profile == .catatonit { route.rewrite(.terminalStop, to: nil) }
    case .dumbInit:
      leftovers = .endGroup
      adoptsOrphans = false
    case .pause: isPause = true
    }
  }

  /// Takes in the variables by which a program can be told too, once its options
  /// are read.
  public mutating func complete(with environment: Environment) {
    switch profile {
    case .native, .pause: break
    case .tini:
      if environment.value(of: "TINI_SUBREAPER") != nil { adoptsOrphans = true }
      if environment.value(of: "TINI_KILL_PROCESS_GROUP") != nil { target = .processGroup }
      if let level = environment.value(of: "TINI_VERBOSITY") {
        // Its lowest level but one, the default, tells of failures and warnings.
        verbosity = Int8(truncatingIfNeeded: (Text(level).decimal(atMost: 100) ?? 0) &- 1)
      }
    case .dumbInit:
      if let value = environment.value(of: "DUMB_INIT_DEBUG"), value.equals("1") { verbosity = 1 }
      if let value = environment.value(of: "DUMB_INIT_SETSID"), value.equals("0") {
        makeSingleChild()
      }
      if placement == .inherited { return }
      // In a session without a terminal the kernel would ignore the three.
      stopInstead(of: .terminalStop)
      stopInstead(of: .terminalInput)
      stopInstead(of: .terminalOutput)
    case .catatonit:
      if environment.value(of: "CATATONIT_DEBUG") != nil { verbosity = 1 }
    }
  }

  /// Rewrites a signal to STOP unless it has been rewritten already.
  private mutating func stopInstead(of signal: Signal) {
    if route.target(of: signal) == signal { route.rewrite(signal, to: .stop) }
  }
}
