import Glibc
import Testing

@testable import TestSupport

/// A machine that is not this one, emulated process by process: the init is its code, the command
/// and all system calls are the host's.
enum Architecture: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case aarch64, riscv64, armv7, i686

  var testDescription: String { rawValue }

  /// What the toolchain calls it.
  var triple: String {
    switch self {
    case .aarch64: "aarch64-none-none-elf"
    case .riscv64: "riscv64-none-none-eabi"
    case .armv7: "armv7-none-none-eabi"
    case .i686: "i686-unknown-none-elf"
    }
  }

  /// The driver would link for bare x86 through the host's gcc, if there is one.
  private var buildOptions: [String] {
    let linker = ["-Xswiftc", "-Xclang-linker", "-Xswiftc", "--target=i686-linux-gnu"]
    return ["--triple", triple] + (self == .i686 ? linker : [])
  }

  var emulator: String {
    let machine =
      switch self {
      case .aarch64, .riscv64: rawValue
      case .armv7: "arm"
      case .i686: "i386"
      }
    return "/usr/bin/qemu-\(machine)-static"
  }

  /// What an ELF file calls it (`e_machine`).
  var elfMachine: UInt16 {
    switch self {
    case .aarch64: 183
    case .riscv64: 243
    case .armv7: 40
    case .i686: 3
    }
  }

  /// The executable, built by nothing but the toolchain that builds the one for this machine.
  func executable() throws -> String {
    try Self.executables[self]?.get() ?? ""
  }

  private static let executables = Dictionary(
    uniqueKeysWithValues: allCases.map { architecture in
      let scratch = "\(Programs.package)/.build/cross"
      let built = Result { () throws(Failure) in
        try Programs.buildInitlet(architecture.buildOptions, in: scratch)
        return "\(scratch)/\(architecture.triple)/release/initlet"
      }
      return (architecture, built)
    })

  /// An init of this architecture, and the words in front of its arguments.
  func setting(_ role: Role) throws -> (Setting, words: [String]) {
    var setting = Setting(role)
    setting.path = emulator
    // The emulator knows no prctl(PR_SET_CHILD_SUBREAPER), but leaves it on.
    if role == .subreaper {
      setting.before = [Programs.fixture, "with-state", "subreaper=1", "--"]
    }
    return (setting, [try executable()])
  }

  func run(_ role: Role, _ arguments: [String]) throws -> Outcome {
    let (setting, words) = try setting(role)
    return try Scene.run(setting, words + arguments)
  }
}

extension Outcome {
  /// What was said, but for what the emulator cannot do.
  fileprivate var relevantLines: [String] {
    errorLines.filter { !$0.hasPrefix("initlet: cannot become a subreaper") }
  }
}

@Suite("Other architectures", .needs(.namespaces, .emulators))
struct CrossArchitectureTests {
  @Test("The executable is for it", arguments: Architecture.allCases)
  func machine(_ architecture: Architecture) throws {
    #expect(try ELFFile(path: architecture.executable()).machine == architecture.elfMachine)
  }

  @Test("Exit statuses get through", arguments: Architecture.allCases, Role.allCases)
  func exitStatus(_ architecture: Architecture, _ role: Role) throws {
    for code: Int32 in [0, 1, 7, 126, 127, 128, 255] {
      let outcome = try architecture.run(role, ["--", Programs.fixture, "exit-with", "\(code)"])
      #expect(outcome.ending == .exited(code))
      #expect(outcome.relevantLines == [])
    }
    for signal in [SIGTERM, SIGSEGV, SIGKILL] {
      let outcome = try architecture.run(role, ["--", Programs.fixture, "die-by", "\(signal)"])
      #expect(outcome.ending == .exited(128 + signal))
    }
  }

  @Test("A command that cannot be started", arguments: Architecture.allCases, Role.allCases)
  func launchError(_ architecture: Architecture, _ role: Role) throws {
    let missing = try architecture.run(role, ["--", "missing-command"])
    #expect(missing.ending == .exited(127))
    #expect(missing.relevantLines == ["initlet: missing-command: command not found"])
    let folder = try architecture.run(role, ["--", "/usr"])
    #expect(folder.ending == .exited(126))
    #expect(folder.relevantLines == ["initlet: /usr: is a directory"])
    let usage = try architecture.run(role, ["--no-such-option"])
    #expect(usage.ending == .exited(1))
    #expect(usage.errors.contains("'--no-such-option'"))
  }

  @Test("Each signal arrives exactly once", arguments: Architecture.allCases, Role.allCases)
  func everySignal(_ architecture: Architecture, _ role: Role) throws {
    let (setting, words) = try architecture.setting(role)
    let scene = try Scene(setting, words + ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    // Threads of the emulator leave the first four unblocked and die of them; two real-time signals
    // belong to its libc and, the rest being moved, the last two have no number.
    let taken = [SIGILL, SIGBUS, SIGFPE, SIGSEGV, 32, 33, 63, 64]
    for signal in Signals.forwardable.filter({ !taken.contains($0) }) + [SIGUSR1] {
      try scene.send(signal)
      #expect(try scene.process.output.line() == "signal \(signal)")
    }
  }

  @Test("Orphans leave no zombie", arguments: Architecture.allCases, Role.allCases)
  func orphans(_ architecture: Architecture, _ role: Role) throws {
    let (setting, words) = try architecture.setting(role)
    let scene = try Scene(setting, words + ["--", Programs.fixture, "orphan-maker", "500"])
    defer { scene.end() }
    #expect(try scene.process.output.line() == "made 500")
    _ = try eventually("the last zombie to be reaped") {
      try scene.members().contains(where: \.isZombie) ? nil : true
    }
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  @Test("Nobody is left under a subreaper", arguments: Architecture.allCases, Leftovers.places)
  func leftovers(_ architecture: Architecture, _ place: String) throws {
    var (setting, words) = try architecture.setting(.subreaper)
    setting.held = true
    let kinds = ["obey", "ignore", "stopped"].map { "\(place):\($0)" }
    let command = ["-t", "0.2", "--", Programs.fixture, "leave-behind", "3"] + kinds
    let scene = try Scene(setting, words + command)
    defer { scene.end() }
    #expect(try scene.report() == .exited(3))
    let survivors = try scene.members().filter { $0.parent != scene.process.pid }
    #expect(survivors.map(\.name) == [])
  }

  @Test("Daemons can end cleanly", arguments: Architecture.allCases, Role.allCases)
  func cleanEnd(_ architecture: Architecture, _ role: Role) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let command = [Programs.fixture, "leave-behind", "4", "daemon:write=\(folder["ended"])"]
    let outcome = try architecture.run(role, ["--"] + command)
    #expect(outcome.ending == .exited(4))
    #expect(folder.read("ended") == "ended\n")
  }
}
