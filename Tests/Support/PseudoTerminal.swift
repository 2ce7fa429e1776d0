import Glibc

/// A terminal whose keys the test presses, and whose screen it reads.
final class PseudoTerminal {
  enum Key: String {
    case interrupt = "\u{3}"
    case suspend = "\u{1a}"
    case quit = "\u{1c}"
  }

  let output: Stream
  /// The path at which processes open it.
  let path: String
  private let master: Descriptor

  init() throws {
    master = Descriptor(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    guard master.number >= 0, grantpt(master.number) == 0, unlockpt(master.number) == 0 else {
      throw Failure("posix_openpt: errno \(errno)")
    }
    var name = [CChar](repeating: 0, count: 64)
    guard ptsname_r(master.number, &name, name.count) == 0 else {
      throw Failure("ptsname: errno \(errno)")
    }
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    output = Stream(master)
    try resize(rows: 24, columns: 200)
  }

  func press(_ key: Key) throws { try write(key.rawValue) }

  func type(_ line: String, end: String = "\n") throws { try write(line + end) }

  private func write(_ keys: String) throws {
    guard Glibc.write(master.number, keys, keys.utf8.count) == keys.utf8.count else {
      throw Failure("\(path): errno \(errno)")
    }
  }

  func resize(rows: UInt16, columns: UInt16) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(master.number, UInt(TIOCSWINSZ), &size) == 0 else {
      throw Failure("TIOCSWINSZ: errno \(errno)")
    }
  }

  /// The other side is gone, as when a window is closed.
  func hangUp() { output.close() }

  /// The process group that gets the keys.
  var foreground: pid_t { tcgetpgrp(master.number) }
}

extension Setting {
  /// The init leads a session of its own, with the terminal as its controlling one.
  ///
  /// A leader without one gets it by opening it.
  func on(_ terminal: PseudoTerminal) -> Setting {
    let tty = terminal.path
    var setting = self
    setting.terminal = terminal
    setting.before =
      ["setsid", "sh", "-c", "exec \"$@\" <\(tty) >\(tty) 2>&1", "sh"] + before
    return setting
  }
}

/// An interactive shell on a terminal of its own.
final class InteractiveShell {
  private static let prompt = "PROMPT> "

  let terminal: PseudoTerminal
  private let scene: Scene

  init() throws {
    terminal = try PseudoTerminal()
    var setting = Setting.held(.subreaper).on(terminal)
    setting.path = "/usr/bin/bash"
    setting.environment.append(Array("TERM=vt100".utf8))
    setting.environment.append(Array("PS1=\(Self.prompt)".utf8))
    scene = try Scene(setting, ["--norc", "--noprofile", "--noediting", "-i"])
    try awaitPrompt()
    // While it is there: a hang-up ends it.
    _ = try scene.initPID()
  }

  /// Returns what has come before the prompt.
  @discardableResult
  func awaitPrompt() throws -> String { try terminal.output.text(through: Self.prompt) }

  /// Types a command, and waits until it says that it is ready.
  func start(_ line: String) throws {
    try terminal.type(line)
    try terminal.output.text(through: "ready")
  }

  /// Types a line for the script `listen`, and waits until it has got it.
  func converse(_ line: String) throws {
    try terminal.type(line)
    try terminal.output.text(through: "got \(line)")
  }

  /// Presses the key that interrupts the job; returns the exit status of that.
  func interrupt() throws -> Int32? {
    try terminal.press(.interrupt)
    try awaitPrompt()
    return try status()
  }

  /// Stops the job by the key and brings it back; the shell has the terminal meanwhile.
  func suspendAndContinue() throws {
    try suspend()
    try expectAlive()
    try bringToForeground()
  }

  /// Presses the key, which has to stop the job; the shell then goes on.
  func suspend() throws {
    try terminal.press(.suspend)
    try awaitStop()
  }

  /// The shell goes on once its own child has stopped; this waits for those below as well.
  func awaitStop() throws {
    try terminal.output.text(through: "Stopped")
    try awaitPrompt()
    try awaitStopOfJob()
  }

  /// The job without the inner init of a guarded pair, in whose place the outer one stops.
  private func stoppable() throws -> [ProcessEntry] {
    let job = try job()
    return job.filter { entry in
      entry.name != "initlet" || !job.contains { $0.pid == entry.parent && $0.name == "initlet" }
    }
  }

  /// Everybody but the shell itself.
  func job() throws -> [ProcessEntry] {
    let own = try scene.initPID()
    return try scene.survivors().filter { $0.pid != own }
  }

  /// Waits until a process of this name is stopped, whatever the shell knows of it.
  func awaitStop(of name: String) throws {
    _ = try eventually("\(name) to stop") {
      try scene.members().contains { $0.name == name && $0.state == "T" } ? true : nil
    }
  }

  /// Waits until the job is stopped as a whole.
  private func awaitStopOfJob() throws {
    _ = try eventually("the whole job to stop") {
      try stoppable().allSatisfy { $0.state == "T" || $0.isZombie } ? true : nil
    }
  }

  /// The first process of this name.
  func commandPID(of name: String) throws -> pid_t {
    try eventually("\(name) to run") { try job().first { $0.name == name }?.pid }
  }

  /// Waits until of all jobs nothing is left.
  func expectNobodyElse() throws {
    _ = try eventually("the end of all jobs") { try job().isEmpty ? true : nil }
  }

  /// Waits until the shell itself is gone.
  func awaitEnd() throws {
    let own = try scene.initPID()
    _ = try eventually("the end of the shell") { ProcessTable.entry(own) == nil ? true : nil }
  }

  /// Moves the job to the foreground, whether it runs or is stopped.
  func bringToForeground() throws {
    try terminal.type("fg")
    _ = try eventually("the shell to give the terminal away") {
      try hasTerminal ? nil : true
    }
    // Its CONT comes after that, and would undo a stop of before.
    _ = try eventually("the job to go on") {
      let states = try stoppable().map(\.state)
      return states.contains("T") && !states.contains { $0 == "R" || $0 == "S" } ? nil : true
    }
  }

  /// The shell itself.
  func pid() throws -> pid_t { try scene.initPID() }

  var hasTerminal: Bool {
    get throws { terminal.foreground == (try pid()) }
  }

  /// The exit status of the job before, by way of the prompt after it.
  func status() throws -> Int32? {
    try terminal.type("echo status=$?=")
    let text = try awaitPrompt()
    return text.split(separator: "=").compactMap { Int32($0) }.first
  }

  /// The shell still reads, and has the terminal.
  func expectAlive(within seconds: Double = Deadline.hang) throws {
    try terminal.type("echo al''ive")
    try terminal.output.text(through: "alive", within: seconds)
    try awaitPrompt()
    guard try hasTerminal else { throw Failure("somebody has taken the terminal") }
  }

  func end() { scene.end() }
}
