import Glibc
import Testing

/// What a test needs from the machine.
enum Requirement: String, CaseIterable, Sendable {
  case namespaces = "root and PID namespaces (unshare)"
  case tini = "tini-static"
  case dumbInit = "dumb-init"
  case strace = "strace"
  case nginx = "nginx"
  case setpriv = "setpriv"
  case busybox = "a static busybox"
  case emulators = "qemu-user-static"

  /// In CI nothing may be skipped, so a missing prerequisite has to fail.
  static let allAreRequired = getenv("INITLET_REQUIRE_ALL").map { String(cString: $0) } == "1"

  var isMet: Bool { Self.met.contains(self) }

  private static let met = Set(allCases.filter { $0.check() })

  private func check() -> Bool {
    switch self {
    case .namespaces: Self.canMakeNamespaces()
    case .tini: Self.isProgram("/usr/bin/tini-static")
    case .dumbInit: Self.isProgram("/usr/bin/dumb-init")
    case .strace: Self.isProgram("/usr/bin/strace")
    case .nginx: Self.isProgram("/usr/sbin/nginx")
    case .setpriv: Self.isProgram("/usr/bin/setpriv")
    case .busybox: Self.isProgram("/bin/busybox")
    case .emulators: Architecture.allCases.allSatisfy { Self.isProgram($0.emulator) }
    }
  }

  private static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

  private static func canMakeNamespaces() -> Bool {
    // A failure to start it at all means the same.
    let process = try? Subprocess(Scene.namespace + ["/bin/true"])
    return (try? process?.ending()) == .exited(0)
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, saying why, where something is missing, except in CI.
  static func needs(_ requirements: Requirement...) -> Self {
    let missing = requirements.filter { !$0.isMet }.map(\.rawValue)
    return .enabled(
      if: missing.isEmpty || Requirement.allAreRequired,
      "needs \(missing.joined(separator: ", "))")
  }
}

@Suite("What the tests need")
struct RequirementTests {
  @Test(
    .enabled(if: Requirement.allAreRequired, "only where INITLET_REQUIRE_ALL is 1"),
    arguments: Requirement.allCases)
  func isThere(_ requirement: Requirement) {
    #expect(requirement.isMet, "missing: \(requirement.rawValue)")
  }
}
