import Glibc
import Testing

@testable import TestSupport

@Suite("While the command runs, the init", .needs(.namespaces))
struct IdleTests {
  /// A scene that has settled: the init waits for a signal.
  private static func settled(
    _ role: Role, _ options: [String] = [], changes: [String] = [], under: Init = .initlet
  ) throws -> Scene {
    var setting = Setting(role)
    setting.under = under
    setting.before = [Programs.fixture, "with-state"] + changes + ["--"]
    let scene = try Scene(setting, options + ["--", Programs.fixture, "print-signals"])
    try scene.ready()
    let pid = try scene.initPID()
    _ = try eventually("the init to settle") {
      // A signal on its way shows that all before the waiting has been done.
      ProcessTable.entry(pid)?.state == "S" ? true : nil
    }
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    _ = try eventually("the init to sleep") {
      ProcessTable.entry(pid)?.state == "S" ? true : nil
    }
    return scene
  }

  @Test("… holds standard error only, and no folder", arguments: Role.allCases, [[], ["-v"]])
  func descriptors(_ role: Role, _ options: [String]) throws {
    let changes = ["directory=/usr/share", "open=3", "open=77", "open=700"]
    let scene = try Self.settled(role, options, changes: changes)
    defer { scene.end() }
    let pid = try scene.initPID()
    #expect(ProcessTable.names(in: "/proc/\(pid)/fd") == ["2"])
    #expect(ProcessTable.link("/proc/\(pid)/cwd") == "/")
    let command = try scene.commandPID()
    #expect(
      Set(ProcessTable.names(in: "/proc/\(command)/fd")) == ["0", "1", "2", "3", "77", "700"])
    #expect(ProcessTable.link("/proc/\(command)/cwd") == "/usr/share")
  }

  @Test("… opens nothing where standard error was closed", arguments: Role.allCases)
  func closedDescriptors(_ role: Role) throws {
    let scene = try Self.settled(role, ["-v"], changes: ["closed=2", "open=3"])
    defer { scene.end() }
    #expect(ProcessTable.names(in: "/proc/\(try scene.initPID())/fd") == [])
  }

  @Test("… which dumb-init does not do", .needs(.dumbInit))
  func descriptorsControl() throws {
    var setting = Setting(.pid1)
    setting.under = .dumbInit
    let scene = try Scene(setting, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    #expect(ProcessTable.names(in: "/proc/\(try scene.initPID())/fd").count > 1)
  }

  @Test("… does not wake up in 5 s", arguments: Role.allCases)
  func wakeUps(_ role: Role) throws {
    let scene = try Self.settled(role)
    defer { scene.end() }
    #expect(try Self.wakeUps(of: scene, within: 5) == 0)
    let folder = "/proc/\(try scene.initPID())"
    #expect(ProcessTable.read("\(folder)/timers") == "")
    let call = try #require(ProcessTable.read("\(folder)/syscall")).split(separator: " ")
    #expect(call[3] == "0x0", "rt_sigtimedwait has no timeout")
  }

  @Test("… as tini does", .needs(.tini))
  func wakeUpsControl() throws {
    let scene = try Self.settled(.pid1, under: .tini)
    defer { scene.end() }
    #expect(try Self.wakeUps(of: scene, within: 2.5) >= 2)
  }

  private static func wakeUps(of scene: Scene, within seconds: Double) throws -> Int {
    let pid = try scene.initPID()
    let before = try #require(switches(pid))
    usleep(useconds_t(seconds * 1_000_000))
    let after = try #require(switches(pid))
    return after - before
  }

  private static func switches(_ pid: pid_t) -> Int? {
    guard let chosen = ProcessTable.status(pid, "voluntary_ctxt_switches").flatMap({ Int($0) }),
      let forced = ProcessTable.status(pid, "nonvoluntary_ctxt_switches").flatMap({ Int($0) })
    else { return nil }
    return chosen + forced
  }

  @Test("… makes no system call but the one it waits in", .needs(.strace))
  func systemCalls() throws {
    let scene = try Self.settled(.pid1)
    defer { scene.end() }
    let trace = try Subprocess(["/usr/bin/strace", "-p", "\(try scene.initPID())"])
    defer { trace.kill() }
    _ = try trace.errors.line(containing: "attached")
    // Attaching itself makes the kernel interrupt the wait once.
    usleep(1_500_000)
    kill(trace.pid, SIGINT)
    let calls = try trace.errors.rest().split(separator: "\n")
    #expect(calls.count <= 3)
    #expect(calls.dropLast().allSatisfy { $0.contains("rt_sigtimedwait") }, "\(calls)")
  }
}

@Suite("The budget", .needs(.namespaces))
struct BudgetTests {
  @Test("The file is small")
  func file() throws {
    let bytes = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    #expect(bytes.count <= 24 * 1024)
  }

  @Test("The file is a static executable for itself alone")
  func isStatic() throws {
    let bytes = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    let kinds = Self.segmentKinds(bytes)
    #expect(!kinds.isEmpty)
    #expect(!kinds.contains(UInt32(PT_INTERP)) && !kinds.contains(UInt32(PT_DYNAMIC)))
    let ordinary = try #require(ProcessTable.bytes(of: "/bin/true"))
    #expect(Self.segmentKinds(ordinary).contains(UInt32(PT_INTERP)))
  }

  private static func segmentKinds(_ bytes: [UInt8]) -> [UInt32] {
    bytes.withUnsafeBytes { file in
      let header = file.loadUnaligned(as: Elf64_Ehdr.self)
      return (0..<Int(header.e_phnum)).map { index in
        let offset = Int(header.e_phoff) + index * Int(header.e_phentsize)
        return file.loadUnaligned(fromByteOffset: offset, as: Elf64_Phdr.self).p_type
      }
    }
  }

  @Test("Memory is little", arguments: Role.allCases)
  func memory(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    try Self.expectSmall(try scene.initPID())
  }

  static func expectSmall(_ pid: pid_t) throws {
    let path = "/proc/\(pid)/smaps_rollup"
    let resident = ProcessTable.value(of: "Rss", in: path).flatMap { Int($0) }
    let dirty = ProcessTable.value(of: "Private_Dirty", in: path).flatMap { Int($0) }
    #expect(try #require(resident) <= 48)
    #expect(try #require(dirty) <= 16)
  }

  @Test("The first system call blocks all signals", .needs(.strace), arguments: Role.allCases)
  func firstSystemCall(_ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let initlet = try Init.initlet.path()
    let neutral = role == .pid1 ? [] : [Programs.fixture, "neutral-pid1"]
    let process = try Subprocess(
      ["/usr/bin/strace", "-f", "-o", folder["trace"]] + Scene.namespace + neutral
        + [initlet, "--", "true"])
    defer { process.kill() }
    #expect(try process.finish().ending == .exited(0))
    let lines = (folder.read("trace") ?? "").split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("execve(\"\(initlet)\"") })
    let pid = lines[start].prefix { $0 != " " }
    let own = lines[lines.index(after: start)...].filter { $0.hasPrefix("\(pid) ") }
    let first = try #require(own.first { !$0.contains("execve resumed") })
    #expect(
      first.contains("rt_sigprocmask(SIG_SETMASK, ~[")
        || first.contains("rt_sigprocmask(SIG_BLOCK, ~["))
    #expect(first.contains(" 8)"), "the whole mask, which libc does not block")
  }
}
