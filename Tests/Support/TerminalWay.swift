import Glibc
import Testing

/// A way to start the init on a terminal.
struct TerminalWay: CustomTestStringConvertible, Sendable {
  let contender: Contender
  var options: [String] = []

  static let own = [[], ["-c"], ["--no-setsid"], ["--guard"], ["--guard", "-c"]].map {
    TerminalWay(contender: .initlet, options: $0)
  }
  .filter { !($0.isGuarded && Emulator.isUsed) }

  static let all =
    own + Contender.standIns.map { TerminalWay(contender: $0) } + [
      TerminalWay(contender: .peer(.dumbInit, .standIn), options: ["-c"])
    ]

  /// Without an init as well, to see what has to be.
  static let allAndNone = [nil] + all.map(Optional.some)

  var testDescription: String {
    ([contender.testDescription] + options).joined(separator: " ")
  }

  /// Whether the command is in the init's own process group.
  var sharesGroup: Bool { options.contains("-c") }

  /// Whether there are two inits.
  var isGuarded: Bool { options.contains("--guard") }

  func setting(_ role: Role) throws -> Setting { try Setting(role, contender) }

  /// What to type in front of a command.
  func words() throws -> [String] { [try contender.path()] + options }
}

/// The commands of the tests on terminals, as scripts, so that their text does not show as it is
/// typed.
struct TerminalScripts {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let listen = "echo ready\nwhile read line; do echo \"got $line\"; done"
    try folder.script("listen", listen)
    // Whatever its standard descriptors are, and having read a part of its standard input.
    try folder.script("listen-tty", "read first\nexec 3<&0 </dev/tty >/dev/tty\n\(listen)")
    try folder.script("flow", "exec yes text")
    try folder.script("wait", "echo ready\nexec sleep 1000")
    try folder.script("stop", "kill -STOP $$\necho back")
    // Tells in a file, through whatever happens to the terminal.
    try folder.script("note", "exec \(Programs.fixture) print-signals >>\(folder["noted"])")
  }

  /// What to type to run one of them under the init, if any.
  func line(_ way: TerminalWay?, _ name: String) throws -> String {
    let words = try way.map { try $0.words() + ["--"] } ?? []
    return (words + [folder[name]]).joined(separator: " ")
  }

  /// The signals that `note` has told, once the last of all is among them.
  func noted() throws -> [Int32] {
    try eventually("the last signal") {
      let lines = (folder.read("noted") ?? "").split(separator: "\n")
      let signals = lines.compactMap { Int32($0.dropFirst("signal ".count)) }
      return signals.last == Signals.last ? signals.dropLast() : nil
    }
  }

  /// Starts anew, with the same process perhaps.
  func forget() throws {
    guard truncate(folder["noted"], 0) == 0 else { throw Failure("truncate: errno \(errno)") }
  }

  /// Waits until `note` has told this.
  func awaitNote(_ line: String) throws {
    _ = try eventually("“\(line)” to be noted") {
      (folder.read("noted") ?? "").split(separator: "\n").contains {
        $0 == line || $0.hasPrefix("\(line) ")
      } ? true : nil
    }
  }
}

extension InteractiveShell {
  /// Runs `body` with a shell and the scripts.
  static func with(_ body: (InteractiveShell, TerminalScripts) throws -> Void) throws {
    let scripts = try TerminalScripts()
    defer { scripts.folder.remove() }
    let shell = try InteractiveShell()
    defer { shell.end() }
    try body(shell, scripts)
  }

  /// Presses the key that stops a job, and `fg` at once, before all of the job may have stopped.
  func suspendAndResume() throws {
    try terminal.press(.suspend)
    try terminal.output.text(through: "Stopped")
    try awaitPrompt()
    try bringToForeground()
  }

  /// Continues the stopped job in the background.
  func resumeInBackground() throws {
    try terminal.type("bg")
    try awaitPrompt()
    _ = try eventually("the whole job to go on") {
      let states = try job().map(\.state)
      return !states.isEmpty && !states.contains("T") ? true : nil
    }
  }
}
