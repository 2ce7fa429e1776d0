import Foundation
import Testing

/// A machine that the release data in `.ci/release/architectures.json` lists.
///
/// One that is not this one is emulated process by process: the init is its code, the command
/// and all system calls are the host's.
struct Architecture: Decodable, CaseIterable, Hashable, Sendable, CustomTestStringConvertible {
  let name: String
  /// What the toolchain calls it.
  let triple: String
  /// What an ELF file calls it (`e_machine`).
  let elfMachine: UInt16
  /// What QEMU calls it.
  private let qemu: String

  var testDescription: String { name }

  /// What makes the toolchain build for it, on whichever machine.
  var buildOptions: [String] { ["--triple", triple] }

  var emulator: String { "/usr/bin/qemu-\(qemu)-static" }

  static let aarch64 = named("aarch64")
  static let i686 = named("i686")

  /// All but this machine's own.
  static let allCases = listed.filter { !$0.isOwn }

  /// Whether it is this machine's.
  var isOwn: Bool { elfMachine == Self.ownMachine }

  private static let ownMachine = try? ELFFile(path: "/proc/self/exe").machine

  private static func named(_ name: String) -> Architecture {
    guard let found = listed.first(where: { $0.name == name }) else {
      preconditionFailure("\(list): nothing about \(name)")
    }
    return found
  }

  private static let list = "\(Programs.package)/.ci/release/architectures.json"

  /// A list that cannot be read would leave tests without arguments, and so passed.
  static let listed: [Architecture] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(
        [Architecture].self, from: Data(contentsOf: URL(fileURLWithPath: list)))
    } catch {
      preconditionFailure("\(list): \(error)")
    }
  }()

  /// The executable, built by nothing but the toolchain that builds the one for this machine.
  func executable() throws -> String {
    try (Self.executables[self] ?? Programs.initlet).get()
  }

  private static let executables = Dictionary(
    uniqueKeysWithValues: allCases.map { architecture in
      let scratch = "\(Programs.package)/.build/cross"
      let built = Result { () throws(Failure) in
        try Programs.build("initlet", architecture.buildOptions, in: scratch)
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
