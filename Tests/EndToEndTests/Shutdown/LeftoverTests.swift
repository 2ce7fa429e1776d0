import Glibc
import Testing

@testable import TestSupport

@Suite("Nothing that the command leaves behind survives it", .needs(.namespaces))
struct LeftoverTests {
  @Test(
    "A subreaper leaves nobody of the command's", arguments: Leftovers.places,
    ["obey", "ignore", "stopped"])
  func subreaperLeavesNobody(_ place: String, _ behaviour: String) throws {
    let kinds = [String](repeating: "\(place):\(behaviour)", count: 3)
    let scene = try Scene(Setting.held(.subreaper), ["-t", "0.2"] + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    #expect(try scene.survivors().map(\.name) == [])
  }

  @Test(
    "tini and dumb-init leave everybody of the command's", .needs(.tini, .dumbInit),
    arguments: Leftovers.places,
    [Init.tini, .dumbInit])
  func peersLeaveEverybody(_ place: String, _ other: Init) throws {
    // dumb-init does reach its own session.
    let isReached = other == .dumbInit && ["background", "nohup", "group"].contains(place)
    let behaviour = isReached ? "ignore" : "obey"
    let kinds = [String](repeating: "\(place):\(behaviour)", count: 3)
    let scene = try Scene(
      Setting.held(.subreaper, other), other.eagerOptions + Leftovers.command("3", kinds))
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    #expect(try scene.survivors().count(where: { !$0.isZombie }) == 3)
  }

  @Test(
    "Each leftover can end cleanly before it is killed", arguments: Leftovers.places, Role.allCases)
  func leftoversCanEndCleanly(_ place: String, _ role: Role) throws {
    for behaviour in ["write", "stopped-write"] {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let kind = "\(place):\(behaviour)=\(folder["ended"])"
      let outcome = try Scene.run(role, Leftovers.command("4", [kind]))
      #expect(outcome.ending == .exited(4))
      #expect(folder.read("ended") == "ended\n", "\(behaviour)")
    }
  }

  @Test("Leftovers cannot end cleanly under tini as PID 1", .needs(.tini))
  func leftoversCannotEndCleanlyUnderTini() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var setting = Setting(.pid1)
    setting.under = .tini
    _ = try Scene.run(setting, Leftovers.command("4", ["daemon:write=\(folder["ended"])"]))
    #expect(folder.read("ended") == nil)
  }

  @Test("A shell left behind can run commands before it ends", arguments: Role.allCases)
  func shellRunsCommandsBeforeItEnds(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let cleaned = folder["cleaned"]
    let shell = """
      trap 'sleep 0.1 && echo cleaned >\(cleaned); exit' TERM
      sleep 1000 &
      echo ready >\(cleaned)
      wait
      """
    let command = ["sh", "-c", "sh -c \"$1\" & until [ -s \(cleaned) ]; do :; done", "sh", shell]
    #expect(try Scene.run(role, command).ending == .exited(0))
    #expect(folder.read("cleaned") == "cleaned\n")
  }

  @Test("Leftovers that obey are not waited for longer than they take", arguments: Role.allCases)
  func obedientLeftoversEndWaitEarly(_ role: Role) throws {
    let kinds = Leftovers.places.flatMap { ["\($0):obey", "\($0):stopped"] }
    let duration = try seconds {
      let outcome = try Scene.run(role, ["-t100"] + Leftovers.command("0", kinds))
      #expect(outcome.ending == .exited(0))
    }
    #expect(duration < 50, "the grace period is 100 s")
  }

  @Test(
    "The grace period is kept", arguments: ["-t0.5", "--grace-period=0.5", "--grace-period=.5"],
    Role.allCases)
  func gracePeriodIsKept(_ option: String, _ role: Role) throws {
    let duration = try quickest(below: 4) {
      try seconds {
        let outcome = try Scene.run(role, [option] + Leftovers.command("6", ["daemon:ignore"]))
        #expect(outcome.ending == .exited(6))
      }
    }
    #expect(duration >= 0.5 && duration < 4)
  }

  @Test("The grace period is 5 s by default", arguments: Role.allCases)
  func gracePeriodIsFiveSecondsByDefault(_ role: Role) throws {
    let duration = try seconds {
      let outcome = try Scene.run(role, Leftovers.command("6", ["session:ignore"]))
      #expect(outcome.ending == .exited(6))
    }
    // Storms may run beside it; ten seconds are what Docker grants.
    #expect(duration >= 5 && duration < 20)
  }

  @Test("A grace period of 0 ends all at once", arguments: Role.allCases)
  func zeroGracePeriodEndsAllAtOnce(_ role: Role) throws {
    let duration = try quickest(below: 4) {
      try seconds {
        let kinds = Leftovers.places.map { "\($0):ignore" }
        let outcome = try Scene.run(role, ["-t", "0"] + Leftovers.command("6", kinds))
        #expect(outcome.ending == .exited(6))
      }
    }
    #expect(duration < 4, "the default is 5 s")
  }

  @Test("A command killed by the TERM sent to the init leaves nothing", arguments: Role.allCases)
  func commandKilledByForwardedTermLeavesNothing(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let kinds = ["background:obey", "session:write=\(folder["ended"])", "daemon:stopped"]
    let scene = try Scene(Setting.held(role), Leftovers.command("stay", kinds))
    defer { scene.end() }
    #expect(try scene.process.output.line() == "left 3")
    try scene.send(SIGTERM)
    #expect(try scene.initEnding() == .exited(143))
    #expect(folder.read("ended") == "ended\n")
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  @Test("With -W a TERM reaches the leftovers that are waited for", arguments: Role.allCases)
  func termReachesThoseWaitedFor(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // They become the init's children, two of them, with the end of the command.
    let kinds = ["session:write=\(folder["ended"])", "session:obey"]
    let scene = try Scene(role, ["-W"] + Leftovers.command("9", kinds))
    defer { scene.end() }
    #expect(try scene.process.output.line() == "left 2")
    let own = try scene.initPID()
    _ = try eventually("the end of the command") {
      ProcessTable.children(of: own).count == 2 ? true : nil
    }
    #expect(folder.read("ended") == nil)
    try scene.send(SIGTERM)
    #expect(try scene.process.finish().ending == .exited(9))
    #expect(folder.read("ended") == "ended\n")
  }

  @Test("With -W leftovers end by themselves", arguments: Role.allCases)
  func leftoversEndByThemselves(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let kinds = ["daemon:end=\(folder["first"])", "session:end=\(folder["second"])"]
    for option in ["-W", "--wait"] {
      let outcome = try Scene.run(role, ["-t0", option] + Leftovers.command("9", kinds))
      #expect(outcome.ending == .exited(9))
      #expect(folder.read("first") == "ended\n" && folder.read("second") == "ended\n")
    }
  }
}
