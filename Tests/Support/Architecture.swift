import Testing

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

  private var buildOptions: [String] {
    // As `Package.swift` says.
    let saving = ["-Xlinker", "-mllvm", "-Xlinker", "-enable-ipra=false"]
    // The driver would link for bare x86 through the host's gcc, if there is one.
    let linker = ["-Xswiftc", "-Xclang-linker", "-Xswiftc", "--target=i686-linux-gnu"]
    return ["--triple", triple] + saving + (self == .i686 ? linker : [])
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
