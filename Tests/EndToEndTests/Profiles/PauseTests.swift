import Glibc
import Testing

@testable import TestSupport

@Suite("A pause reaps until INT or TERM", .needsPeers)
struct PauseTests {
  @Test(
    "A pause ends by INT or TERM and nothing else", arguments: Pause.shipped, [SIGINT, SIGTERM])
  func pauseEndsByIntOrTermAlone(_ pause: Pause, _ signal: Int32) throws {
    for role in Role.allCases {
      var setting = try pause.setting(role)
      // As podman starts it; and whoever waits for signals may have them blocked.
      setting.before = [
        Programs.fixture, "with-state", "ignored=2", "ignored=15", "ignored=1", "blocked=15", "--",
      ]
      let scene = try pause.scene(setting)
      defer { scene.end() }
      try scene.awaitPause()
      for harmless in [SIGHUP, SIGQUIT, SIGUSR1, SIGCHLD, SIGCONT, SIGTSTP, Signals.last] {
        try scene.send(harmless)
      }
      #expect(throws: Failure.self) { try scene.ending(within: 0.2) }
      try scene.send(signal)
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output == "")
    }
  }

  @Test("A signal that comes at a pause's start ends it", arguments: [SIGINT, SIGTERM])
  func pauseEndsByEarlySignal(_ signal: Int32) throws {
    for role in Role.allCases {
      var setting = Setting(role)
      setting.before = [
        Programs.fixture, "with-state", "ignored=2", "blocked=\(signal)", "sent=\(signal)", "--",
      ]
      #expect(try Scene.run(setting, ["-P"]).ending == .exited(0))
    }
  }

  @Test("A pause reaps its children", arguments: Pause.all)
  func pauseReaps(_ pause: Pause) throws {
    for role in Role.allCases {
      var setting = try pause.setting(role)
      setting.before = ["sh", "-c", "sleep 0.2 & exec \"$@\"", "sh"]
      let scene = try pause.scene(setting)
      defer { scene.end() }
      let pid = try scene.initPID()
      _ = try eventually("the end of its child") {
        ProcessTable.children(of: pid).isEmpty ? true : nil
      }
      try scene.send(SIGTERM)
      #expect(try scene.ending() == .exited(0))
    }
  }

  private static let kinds = ["ipc", "net", "uts", "pid", "mnt"]

  @Test(
    "A pause holds its namespaces for those who come later", .needs(.root, .nsenter),
    arguments: Pause.all)
  func pauseHoldsNamespaces(_ pause: Pause) throws {
    var setting = try pause.setting(.pid1)
    setting.before = ["unshare", "--ipc", "--net", "--uts", "--"]
    let scene = try pause.scene(setting)
    defer { scene.end() }
    let pid = try scene.initPID()
    if pause.contender.isShipped { try scene.awaitPause() }
    let held = Self.kinds.map { ProcessTable.link("/proc/\(pid)/ns/\($0)") }
    // Nothing but its life holds them, and it has to be a longer one than that of its start.
    usleep(1_500_000)
    let enter = [try Requirement.nsenter.program(), "--target", "\(pid)", "--all", "--"]
    let links = Self.kinds.map { "/proc/self/ns/\($0)" }
    let entered = try Subprocess(enter + ["readlink"] + links)
    defer { entered.kill() }
    let outcome = try entered.finish()
    #expect(outcome.output.split(separator: "\n").map(String.init) == held)
    #expect(Set(held).count == held.count && !held.contains(nil))
    for (kind, link) in zip(Self.kinds, held) {
      #expect(link != ProcessTable.link("/proc/self/ns/\(kind)"))
    }
    // What they leave behind becomes the pause's, and it sees to its end.
    let orphans = "for i in 1 2 3; do setsid -f sleep 0.5; done"
    let visitor = try Subprocess(enter + ["sh", "-c", orphans])
    defer { visitor.kill() }
    #expect(try visitor.ending() == .exited(0))
    _ = try eventually("the end of the orphans") {
      try scene.members().allSatisfy { $0.pid == pid } ? true : nil
    }
    try scene.send(SIGTERM)
    #expect(try scene.ending() == .exited(0))
  }

  @Test("A pause costs nothing while it waits", arguments: Pause.shipped)
  func idlePauseCostsNothing(_ pause: Pause) throws {
    let scene = try pause.scene(pause.setting(.pid1))
    defer { scene.end() }
    try scene.awaitPause()
    let pid = try scene.initPID()
    try BudgetTests.expectSmall(pid)
    #expect(try IdleTests.wakeUps(of: scene, within: 1.2) == 0)
    #expect(Set(ProcessTable.names(in: "/proc/\(pid)/fd")) == ["0", "1", "2"])
  }

  @Test(
    "Called pause, the init says its version in one line", arguments: ["-v", "-V", "--version"])
  func pauseAnswersVersion(_ option: String) throws {
    var setting = Setting(.subreaper)
    setting.path = try NamedCopies.path("pause")
    let outcome = try Scene.run(setting, [option])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output.contains(/\d+\.\d+\.\d+/))
    #expect(outcome.output.count { $0 == "\n" } == 1)
  }

  @Test("Called pause, the init reports mistakes under that name")
  func pauseReportsMistakeInItsName() throws {
    var setting = Setting(.pid1)
    setting.path = try NamedCopies.path("pause")
    let outcome = try Scene.run(setting, ["--nonsense"])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("pause: ") && outcome.errors.contains("'--nonsense'"))
    setting.environment.append(Array("INITLET_OPTIONS=-x".utf8))
    #expect(try Scene.run(setting, []).errors.hasPrefix("pause: INITLET_OPTIONS: "))
  }

  @Test("Called pause, the init has help under that name", arguments: ["-h", "--help"])
  func pauseAnswersHelp(_ option: String) throws {
    var setting = Setting(.subreaper)
    setting.path = try NamedCopies.path("pause")
    let outcome = try Scene.run(setting, [option])
    #expect(outcome.ending == .exited(0))
    #expect((outcome.output + outcome.errors).contains("sage: pause"))
  }
}
