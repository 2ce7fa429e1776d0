import Glibc

/// An init at work in a PID namespace of its own, where even kill(-1) hurts nobody else.
final class Scene {
  /// What starts a command as PID 1 of a namespace, for whoever is not root in one of users.
  static let namespace =
    ["/usr/bin/unshare"] + (geteuid() == 0 ? [] : ["--user", "--map-root-user"])
    + ["--pid", "--fork", "--kill-child", "--mount-proc"]

  let process: Subprocess
  private let path: String
  /// What /proc/PID/exe shows of the init.
  private let program: String
  private let report: Stream?
  private let terminal: PseudoTerminal?

  init(_ setting: Setting, _ arguments: [String], raw: [[UInt8]] = []) throws {
    path = try setting.path ?? setting.under.path()
    program = Emulator.program(of: path)
    terminal = setting.terminal
    let isHeld = setting.held && setting.role == .subreaper
    let control = isHeld ? try Descriptor.packets() : nil
    report = control.map { Stream($0.read) }
    var words = Self.namespace
    if setting.role == .subreaper {
      words += [Programs.fixture, "neutral-pid1"] + (isHeld ? ["--hold", "3"] : [])
    }
    words += Emulator.words(before: setting.before, of: path, setting.role) + [path] + arguments
    process = try Subprocess(
      words.map { Array($0.utf8) } + raw, environment: setting.environment,
      errorsTo: setting.errorsTo, control: control?.write)
  }

  convenience init(_ role: Role, _ arguments: [String]) throws {
    try self.init(Setting(role), arguments)
  }

  /// Runs an init to its end.
  static func run(
    _ setting: Setting, _ arguments: [String], raw: [[UInt8]] = [],
    within seconds: Double = Deadline.hang
  ) throws -> Outcome {
    let scene = try Scene(setting, arguments, raw: raw)
    defer { scene.end() }
    return try scene.process.finish(within: seconds)
  }

  static func run(_ role: Role, _ arguments: [String]) throws -> Outcome {
    try run(Setting(role), arguments)
  }

  /// The init, by its pid outside of the namespace.
  func initPID() throws -> pid_t {
    if let known { return known }
    let pid = try eventually("the start of \(path)") { try findInit() ?? nilWhileItLasts() }
    known = pid
    return pid
  }

  private var known: pid_t?

  /// The topmost process that runs the init's program; below may be one about to execute.
  private func findInit() -> pid_t? {
    var level = ProcessTable.children(of: process.pid)
    while !level.isEmpty {
      // Before they are asked for their programs: the children that somebody had while he did not
      // run the init's yet are not the init's.
      let below = level.flatMap(ProcessTable.children)
      if let pid = level.first(where: { ProcessTable.link("/proc/\($0)/exe") == program }) {
        return pid
      }
      level = below
    }
    return nil
  }

  /// Ends a wait for what is not going to come any more.
  private func nilWhileItLasts<Value>() throws -> Value? {
    if ProcessTable.entry(process.pid)?.isZombie == false { return nil }
    throw Failure("all has ended with \(path)")
  }

  /// The command that the init has started.
  func commandPID() throws -> pid_t {
    let parent = try initPID()
    return try eventually("the start of the command") {
      try findCommand(below: parent) ?? nilWhileItLasts()
    }
  }

  /// Below an inner init as well.
  private func findCommand(below parent: pid_t) -> pid_t? {
    var children = ProcessTable.children(of: parent)
    while let child = children.first {
      // Before it is asked for its program, or they could be those of the command that it became.
      children = ProcessTable.children(of: child)
      guard ProcessTable.link("/proc/\(child)/exe") == program else { return child }
    }
    return nil
  }

  /// Sends to the init, as `docker kill` does.
  func send(_ signal: Int32, value: Int32? = nil) throws {
    try Self.send(signal, to: try initPID(), value: value)
  }

  /// Sends to a process inside a test's namespace and to no other, or to the group that it leads.
  static func send(
    _ signal: Int32, to pid: pid_t, value: Int32? = nil, inGroup: Bool = false
  ) throws {
    let namespace = ProcessTable.link("/proc/\(pid)/ns/pid")
    guard pid > 1, namespace != nil, namespace != ProcessTable.link("/proc/self/ns/pid") else {
      throw Failure("process \(pid) is not in a namespace of a test")
    }
    let result =
      value.map { sigqueue(pid, signal, sigval(sival_int: $0)) }
      ?? kill(inGroup ? -pid : pid, signal)
    guard result == 0 else { throw Failure("signal \(signal) to \(pid): errno \(errno)") }
  }

  /// Waits until a command that says so is ready.
  @discardableResult
  func ready() throws -> [String] {
    guard let line = try process.output.line(), line.hasPrefix("ready") else {
      throw Failure("the command did not start: \(try process.errors.rest())")
    }
    return line.split(separator: " ").map(String.init)
  }

  func ending(within seconds: Double = Deadline.hang) throws -> Ending {
    try process.ending(within: seconds)
  }

  /// How the init has ended; where the setting says so, the namespace is still there.
  func initEnding(within seconds: Double = Deadline.hang) throws -> Ending {
    try report == nil ? ending(within: seconds) : report(within: seconds)
  }

  /// How the init has ended, with the namespace still there.
  func report(within seconds: Double = Deadline.hang) throws -> Ending {
    let words = try report?.line(within: seconds)?.split(separator: " ") ?? []
    guard words.count == 2, let number = Int32(words[1]) else {
      throw Failure("no report about the init")
    }
    return words[0] == "killed" ? .killed(number) : .exited(number)
  }

  /// Everybody in the namespace, zombies included.
  func members() throws -> [ProcessEntry] {
    ProcessTable.members(of: try namespaceID())
  }

  private var knownNamespace: String?

  private func namespaceID() throws -> String {
    if let knownNamespace { return knownNamespace }
    let own = ProcessTable.link("/proc/self/ns/pid")
    let id = try eventually("the namespace") {
      ProcessTable.children(of: process.pid).first
        .flatMap { ProcessTable.link("/proc/\($0)/ns/pid") }
        .flatMap { $0 == own ? nil : $0 }
    }
    knownNamespace = id
    return id
  }

  /// Ends the namespace with everything in it.
  func end() {
    guard process.isRunning else { return }
    // A change of user takes away what would end it with unshare.
    for pid in ProcessTable.children(of: process.pid) { kill(pid, SIGKILL) }
    process.kill()
  }

  // For a scene that was given up before anybody could promise to end it.
  deinit { end() }
}
