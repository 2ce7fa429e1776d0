import Glibc
import Testing

@testable import TestSupport

/// What an init is at while its system calls fail.
struct FailingScene: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var roles = Role.allCases
  /// Words before the init's own.
  var before: [String] = []
  let words: [String]
  /// Whether each run takes its time, so that fewer errors are tried.
  var isSlow = false
  /// Calls that nothing could take the place of, and what they do.
  var indispensable: [String: String] = [:]
  /// On a terminal of its own, as the leader of a session or as a job of a shell.
  var terminal = TerminalPart.none
  /// What the init exits with by right.
  var code: Int32 = 7

  enum TerminalPart { case none, leader, job }

  private static let fixture = Programs.fixture

  static let all = [
    FailingScene(testDescription: "a command", words: ["--", fixture, "exit-with", "7"]),
    FailingScene(
      testDescription: "leftovers",
      words: [
        "-v", "-t0.05", "--", fixture, "leave-behind", "7", "session:ignore", "daemon:obey",
        "deep3:ignore",
      ], isSlow: true),
    FailingScene(
      testDescription: "signals to the group",
      words: ["-v", "-w", "--", fixture, "converse", "7", "10", "40", "28"]),
    FailingScene(
      testDescription: "signals to the process",
      words: ["-c", "--", fixture, "converse", "7", "10", "40"]),
    FailingScene(
      testDescription: "signals to all", words: ["-a", "--", fixture, "converse", "7", "10", "40"],
      isSlow: true),
    FailingScene(
      testDescription: "a command in the path", words: ["-v", "--", "sh", "-c", "exit 7"]),
    FailingScene(
      testDescription: "a missing command", words: ["--", "no-such-command"], code: 127),
    FailingScene(testDescription: "a folder", words: ["--", "/usr"], code: 126),
    FailingScene(
      testDescription: "deaths of parents",
      words: ["-p", "HUP", "--child-death-signal", "TERM", "--", fixture, "exit-with", "7"]),
    FailingScene(
      testDescription: "orphans",
      words: [
        "--orphans", "term", "-t0.05", "--", "sh", "-c",
        "(sleep 9 &); (trap '' TERM; sleep 9 &); sleep 0.3; exit 7",
      ], isSlow: true),
    FailingScene(
      testDescription: "a guard", roles: [.subreaper],
      words: ["--guard", "-t0.05", "--", fixture, "leave-behind", "7", "session:obey"],
      isSlow: true),
    FailingScene(
      testDescription: "a guard that is killed", roles: [.subreaper],
      words: [
        "--guard", "-t0.05", "--", "sh", "-c", "sleep 0.3; kill -KILL $PPID; sleep 1000",
      ],
      isSlow: true,
      indispensable: [
        "wait4": "notices the end of the inner init", "waitid": "tells children from strangers",
      ], code: 137),
    FailingScene(
      testDescription: "a pause",
      before: ["sh", "-c", "(\(awaitPause); kill $$) & exec \"$@\"", "sh"],
      words: ["-P", "-v"], isSlow: true,
      indispensable: ["rt_sigtimedwait": "hears the signal that ends it"], code: 0),
    FailingScene(testDescription: "help", words: ["--help"], code: 0),
    FailingScene(
      testDescription: "a copy",
      before: ["sh", "-c", "mount -t tmpfs none /mnt && exec \"$@\"", "sh"],
      words: ["--copy-to", "/mnt"], code: 0),
    FailingScene(
      testDescription: "a copy without room",
      before: ["sh", "-c", "mount -t tmpfs -o size=4k none /mnt && exec \"$@\"", "sh"],
      words: ["--copy-to", "/mnt"], code: 1),
    FailingScene(
      testDescription: "a terminal", words: ["-v", "--", fixture, "exit-with", "7"],
      terminal: .leader),
    FailingScene(
      testDescription: "job control",
      words: ["-v", "--", "sh", "-c", "kill -TSTP $$; sleep 0.05; exit 7"], isSlow: true,
      indispensable: [
        "kill": "continues the command that was stopped",
        "rt_sigtimedwait": "hears that the shell has continued the job",
      ], terminal: .job),
  ]

  /// Waits until the shell has become the init, and sleeps, or has ended.
  ///
  /// A PID 1 that is not ready yet loses what it is sent.
  private static let awaitPause = """
    until ! [ -e /proc/$$ ] || {
      [ "$(readlink /proc/$$/exe)" = "$1" ] && grep -q '^State:.S' /proc/$$/status
    }; do sleep 0.01; done
    """

  /// Runs a job as an interactive shell does, and continues it whenever TSTP has stopped it.
  private static let continuingJob = """
    set -m; "$@"; code=$?
    while [ $code = $((128 + \(SIGTSTP))) ]; do fg >/dev/null; code=$?; done
    exit $code
    """

  /// Runs it once with calls that fail.
  func run(_ role: Role, _ failing: FailingCall) throws -> FailingOutcome {
    let initlet = try Programs.initlet.get()
    let terminal = terminal == .none ? nil : try PseudoTerminal()
    var words = [Self.fixture, "fail-calls"] + failing.words + [initlet] + Scene.namespace
    // Whoever is not root may set a filter for himself only then.
    if geteuid() != 0 { words = [Self.fixture, "with-state", "no-new-privs=1", "--"] + words }
    if role == .subreaper { words += [Self.fixture, "neutral-pid1"] }
    if let terminal {
      let start = self.terminal == .leader ? "exec \"$@\"" : Self.continuingJob
      words += ["setsid", "--wait", "bash", "-c", "exec <\(terminal.path) >&0; \(start)", "bash"]
    }
    let process = try Subprocess(words + before + [initlet] + self.words)
    defer { process.kill() }
    let outcome = try process.finish(within: 150)
    withExtendedLifetime(terminal) {}
    return FailingOutcome(outcome)
  }
}
