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
      // As tini ignores the two from the background, and catatonit all three.
      route.rewrite(.terminalInput, to: nil)
      route.rewrite(.terminalOutput, to: nil)
      if profile == .catatonit { route.rewrite(.terminalStop, to: nil) }
    case .dumbInit:
      leftovers = .endGroup
      adoptsOrphans = false
      route.leaveOpen(.terminalStop)
      route.leaveOpen(.terminalInput)
      route.leaveOpen(.terminalOutput)
    case .pause: isPause = true
    }
  }

  /// The variables by which a program can be told too, each with the profile's number
  /// in front and the letter of the option that it stands for; where a value is given,
  /// no other counts.
  private static let variables: WordList = """
    1s TINI_SUBREAPER=
    1g TINI_KILL_PROCESS_GROUP=
    2v DUMB_INIT_DEBUG=1
    2c DUMB_INIT_SETSID=0
    3v CATATONIT_DEBUG=
    """

  /// Takes in those variables, once the options are read.
  mutating func complete(with environment: Environment) {
    for line in Options.variables where line[0] == profile.rawValue &+ UInt8(ascii: "0") {
      let variable = line.dropFirst(3)
      let equals = variable.firstIndex(of: UInt8(ascii: "=")) ?? 0
      let counted = variable.dropFirst(equals &+ 1)
      guard let value = environment.value(of: variable.prefix(equals)),
        counted.isEmpty || value.equals(counted),
        let option = OptionTable.find(letter: line[1])
      else { continue }
      try? apply(option.meaning, "")
    }
    if profile == .tini, let level = environment.value(of: "TINI_VERBOSITY") {
      // Its lowest level but one, the default, tells of failures and warnings.
      verbosity = Int8(truncatingIfNeeded: (Text(level).decimal(atMost: 100) ?? 0) &- 1)
    }
    // In a session without a terminal the kernel would ignore the three.
    route.close(with: placement == .inherited ? nil : .stop)
  }
}
