import Glibc

/// What the commands of the tests leave behind, by the fixture's `leave-behind`.
enum Leftovers {
  static let places = ["background", "nohup", "group", "session", "daemon"]

  /// A command that leaves each kind behind, and exits with the code unless it is "stay".
  static func command(_ code: String, _ kinds: [String]) -> [String] {
    ["--", Programs.fixture, "leave-behind", code] + kinds
  }
}

extension Setting {
  /// The namespace of a subreaper stays, to be looked at.
  static func held(_ role: Role, _ other: Init = .initlet) -> Setting {
    var setting = Setting(role)
    setting.under = other
    setting.held = true
    return setting
  }

  /// The kernel, or a filter, refuses the init to become a subreaper (EPERM).
  var refusingSubreaper: Setting {
    var setting = self
    setting.before = [Programs.fixture, "with-state"]
    if geteuid() != 0 { setting.before.append("no-new-privs=1") }
    setting.before += ["subreaper-refused=\(EPERM)", "--"] + before
    return setting
  }

  /// The init gets siblings, which these shell commands start in the background.
  ///
  /// As PID 1 it can have none.
  func beside(_ commands: String) -> Setting {
    guard role == .subreaper else { return self }
    return after("\(commands) \"$@\"; exit $?")
  }

  /// The namespace gets room for this many processes, and the machine stays usable.
  func withRoom(for count: Int) -> Setting {
    after("echo \(count + 300) > /proc/sys/kernel/pid_max; exec \"$@\"")
  }

  /// A shell runs these commands, which end with starting the init: `"$@"`.
  func after(_ commands: String) -> Setting {
    var setting = self
    setting.before = ["sh", "-c", commands, "sh"] + before
    return setting
  }
}

extension Setting {
  /// Words before the init's own that make the kernel refuse it a process.
  ///
  /// The limit counts all processes of a user, which is why root becomes one that has no other;
  /// whoever runs the tests as somebody else has too many already.
  static func withoutRoomForProcesses(user: Int) -> [String] {
    let changes = geteuid() == 0 ? ["user=\(user)"] : []
    return ["prlimit", "--nproc=1", "--", Programs.fixture, "with-state"] + changes + ["--"]
  }
}

extension Init {
  /// What makes the other inits do all they can.
  var eagerOptions: [String] { self == .tini ? ["-s", "-g"] : [] }
}

extension Scene {
  /// Everyone there, but for the neutral PID 1.
  func survivors() throws -> [ProcessEntry] {
    let members = try members().filter { $0.parent != process.pid }
    // Whoever ends within the blink of a look is found by its parent, or not at all.
    let fleeting = ProcessTable.children(of: process.pid).flatMap(ProcessTable.children)
      .filter { pid in !members.contains { $0.pid == pid } }
    return members + fleeting.compactMap(ProcessTable.entry)
  }

  /// All alive below the init but its command, once the command has said that they are there.
  func leftovers() throws -> [pid_t] {
    _ = try process.output.line(containing: "left ")
    let command = try commandPID()
    return Self.descendants(of: try initPID()).filter { pid in
      pid != command && ProcessTable.entry(pid)?.isZombie == false
    }
  }

  private static func descendants(of pid: pid_t) -> [pid_t] {
    ProcessTable.allChildren(of: pid).flatMap { [$0] + descendants(of: $0) }
  }

  /// The next signals that leftovers tell, by who told them, until there are so many.
  func told(_ count: Int) throws -> [String: [Int32]] {
    var told: [String: [Int32]] = [:]
    for _ in 0..<count {
      let words = try process.output.line(containing: " signal ").split(separator: " ")
      told[String(words[0]), default: []].append(Int32(words[2]) ?? 0)
    }
    return told
  }

  /// Sends each of them a signal directly, which has to be the first that they tell.
  func expectUntold(_ pids: [pid_t]) throws {
    for pid in pids { try Self.send(SIGURG, to: pid) }
    let told = try told(pids.count)
    guard told.count == pids.count, told.values.allSatisfy({ $0 == [SIGURG] }) else {
      throw Failure("some have been told something: \(told)")
    }
  }

  /// Waits until processes are gone, and reaped.
  func expectGone(_ pids: [pid_t]) throws {
    _ = try eventually("the end of \(pids)") {
      pids.allSatisfy { ProcessTable.entry($0) == nil } ? true : nil
    }
  }

  /// Ends the command, and nothing else, by a signal that the init has not seen.
  func endCommand() throws {
    let command = try commandPID()
    try Self.send(SIGKILL, to: command)
    try expectGone([command])
  }
}

/// The system calls of a process that runs already (strace(1)).
final class Trace {
  private let folder: TemporaryFolder
  private let process: Subprocess

  /// Returns when strace has taken hold of it.
  init(_ pid: pid_t, _ options: [String]) throws {
    folder = try TemporaryFolder()
    process = try Subprocess(
      [try Requirement.strace.program(), "-o", folder["trace"]] + options + ["-p", "\(pid)"])
    _ = try process.errors.line(containing: "attached")
  }

  /// Stops strace itself, so that the process cannot even be reaped.
  func neglect() throws {
    guard kill(process.pid, SIGSTOP) == 0 else { throw Failure("strace: errno \(errno)") }
    _ = try eventually("strace to stop") {
      ProcessTable.entry(process.pid)?.state == "T" ? true : nil
    }
  }

  /// All of them, once the process has ended.
  func lines() throws -> [String] {
    _ = try process.ending()
    return (folder.read("trace") ?? "").split(separator: "\n").map(String.init)
  }

  /// The first argument of each call of this name, or of those with a certain word in them.
  func targets(of call: String, with word: String = "") throws -> [Int32] {
    let calls = try lines().filter { $0.hasPrefix("\(call)(") && (word == "" || $0.contains(word)) }
    return calls.compactMap { line in
      Int32(line.dropFirst(call.count + 1).prefix { $0 != "," && $0 != ")" })
    }
  }

  deinit {
    process.kill()
    folder.remove()
  }
}
