import Glibc
import Testing

@testable import TestSupport

/// Each place runs in a PID namespace of the test's own, whose end ends all of it.
@Suite(
  "In the sandboxes of other programs the init keeps its promises", .serialized,
  .needs(.root, .busybox, .bubblewrap, .nspawn, .lxc, .firejail, .proot))
struct SandboxTests {
  /// Starts the init in a place, on a terminal if there is one.
  private static func start(
    _ place: Place, in root: PlaceRoot, on terminal: PseudoTerminal? = nil, _ arguments: [String]
  ) throws -> Scene {
    var setting = Setting(.pid1)
    setting.before = try place.words(root)
    setting.path = place.path("initlet", in: root)
    if let terminal { setting = setting.on(terminal) }
    return try Scene(setting, arguments)
  }

  @Test("What a command leaves behind ends in a sandbox", arguments: Place.allCases)
  func leftoversEnd(_ place: Place) throws {
    try PlaceRoot.with { root in
      let file = { (name: String) in place.path("tmp/\(name)", in: root) }
      let fixture = place.path("fixture", in: root)
      let obedient = try Self.start(
        place, in: root,
        ["-t", "100", "--", fixture, "leave-behind", "3"]
          + ["daemon:write=\(file("a"))", "session:write=\(file("b"))"])
      defer { obedient.end() }
      #expect(try obedient.ending() == .exited(3))
      // A sandbox may have a folder for temporary files of its own.
      if place != .firejail, place != .nspawn, place != .nspawnSecond {
        #expect(root.read("tmp/a") == "ended\n")
        #expect(root.read("tmp/b") == "ended\n")
      }
      // A process that proot traces is never seen to have stopped.
      let stopped = place == .proot ? [] : ["session:stopped"]
      let stubborn = try Self.start(
        place, in: root,
        ["-t", "0.2", "-v", "--", fixture, "leave-behind", "4", "daemon:ignore"] + stopped)
      defer { stubborn.end() }
      let outcome = try stubborn.process.finish()
      #expect(outcome.ending == .exited(4))
      #expect((outcome.output + outcome.errors).contains("killed by SIGKILL"))
    }
  }

  @Test("A stop reaches the command and its daemons in a sandbox", arguments: Place.allCases)
  func stopReachesEverybody(_ place: Place) throws {
    try PlaceRoot.with { root in
      let sh = place.path("bin/sh", in: root)
      let script = "\(place.path("fixture", in: root)) leave-behind 0 daemon:obey; exec sleep 1000"
      let scene = try Self.start(place, in: root, ["-v", "--", sh, "-c", script])
      defer { scene.end() }
      try scene.process.output.text(through: "left 1")
      let command = try eventually("the command") {
        Self.descendants(of: scene.process.pid).first { $0.name == "sleep" }
      }
      try Scene.send(SIGTERM, to: command.parent)
      let outcome = try scene.process.finish()
      #expect(outcome.ending == .exited(143))
      let ended = (outcome.output + outcome.errors).matches(of: /Reaped [^\n]* killed by SIGTERM/)
      #expect(ended.count == 1)
    }
  }

  private static func descendants(of pid: pid_t) -> [ProcessEntry] {
    ProcessTable.children(of: pid).flatMap { child in
      (ProcessTable.entry(child).map { [$0] } ?? []) + descendants(of: child)
    }
  }

  @Test("An interactive shell works in a sandbox", arguments: Place.allCases)
  func interactiveShellWorks(_ place: Place) throws {
    try PlaceRoot.with { root in
      let terminal = try PseudoTerminal()
      let sh = place.path("bin/sh", in: root)
      let scene = try Self.start(place, in: root, on: terminal, ["--", sh, "-i"])
      defer { scene.end() }
      try ShellVisit.run(on: terminal)
      #expect(try scene.ending() == .exited(5))
    }
  }
}
