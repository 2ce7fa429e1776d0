import Glibc
import Testing

/// What a test needs from the machine.
enum Requirement: String, CaseIterable, Sendable {
  case namespaces = "root and PID namespaces (unshare)"
  case tini = "tini-static"
  case dumbInit = "dumb-init"
  case catatonit = "catatonit"
  case strace = "strace"
  case nginx = "nginx"
  case less
  case vim = "vim-tiny"
  case setpriv = "setpriv"
  case nsenter = "nsenter"
  case busybox = "a static busybox"
  case shortPointers = "a kernel that runs 32-bit programs of x86"
  case mandoc = "mandoc"
  case groff = "groff"
  case emulators = "qemu-user-static"
  case freezer = "root and the freezer of cgroups v1"
  case docker = "root and Docker (Debian packages docker.io and containerd)"
  case podman = "root and Podman (Debian packages podman, runc and uidmap)"
  case services = "dash, nginx and dbus-daemon (Debian packages dash, nginx-light, dbus)"
  case memoryLimit = "root and memory cgroups"
  case ownHighestPID = "Linux 6.14, where each PID namespace has a pid_max of its own"

  /// In CI nothing may be skipped, so a missing prerequisite has to fail.
  static let allAreRequired = getenv("INITLET_REQUIRE_ALL").map { String(cString: $0) } == "1"

  var isMet: Bool { Self.met.contains(self) }

  private static let met = Set(allCases.filter { $0.check() })

  private func check() -> Bool {
    switch self {
    case .namespaces: Self.canMakeNamespaces()
    case .tini: Self.isProgram("/usr/bin/tini-static")
    case .dumbInit: Self.isProgram("/usr/bin/dumb-init")
    case .catatonit: Self.isProgram("/usr/bin/catatonit")
    case .strace: Self.isProgram("/usr/bin/strace")
    case .less: Self.isProgram("/usr/bin/less")
    case .vim: Self.isProgram("/usr/bin/vim.tiny")
    case .nginx: Self.isProgram("/usr/sbin/nginx")
    case .nsenter: Self.isProgram("/usr/bin/nsenter")
    case .setpriv: Self.isProgram("/usr/bin/setpriv")
    case .busybox: Self.isProgram("/bin/busybox")
    case .shortPointers: access("/proc/sys/abi/vsyscall32", F_OK) == 0
    case .mandoc: Self.isProgram("/usr/bin/mandoc")
    case .groff: Self.isProgram("/usr/bin/groff")
    case .freezer: access("\(Freezer.root)/cgroup.procs", W_OK) == 0
    case .docker:
      Self.isRoot && Self.arePrograms("/usr/bin/docker", "/usr/sbin/dockerd", "/usr/bin/ctr")
    case .podman:
      Self.isRoot && Self.arePrograms("/usr/bin/podman", "/usr/sbin/runc", "/usr/bin/newuidmap")
    case .services:
      Self.arePrograms(
        "/bin/dash", "/usr/sbin/nginx", "/usr/bin/dbus-daemon", "/usr/bin/dbus-send")
    case .memoryLimit:
      access("/sys/fs/cgroup/memory/cgroup.procs", W_OK) == 0
        || ProcessTable.read("/sys/fs/cgroup/cgroup.controllers")?.contains("memory") == true
    case .ownHighestPID: Self.hasKernel(6, 14)
    case .emulators: Architecture.allCases.allSatisfy { Self.isProgram($0.emulator) }
    }
  }

  private static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

  private static func arePrograms(_ paths: String...) -> Bool { paths.allSatisfy(isProgram) }

  private static var isRoot: Bool { geteuid() == 0 }

  private static func hasKernel(_ major: Int, _ minor: Int) -> Bool {
    let release = ProcessTable.read("/proc/sys/kernel/osrelease") ?? ""
    let parts = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
    return parts.count == 2 && (parts[0], parts[1]) >= (major, minor)
  }

  private static func canMakeNamespaces() -> Bool {
    // A failure to start it at all means the same.
    let process = try? Subprocess(Scene.namespace + ["/bin/true"])
    return (try? process?.ending()) == .exited(0)
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, saying why, where something is missing, except in CI.
  static func needs(_ requirements: Requirement...) -> Self { needs(requirements) }

  /// As an end-to-end test that compares with all the peers.
  static var needsPeers: Self { needs([.namespaces, .tini, .dumbInit, .catatonit]) }

  private static func needs(_ requirements: [Requirement]) -> Self {
    let missing = requirements.filter { !$0.isMet }.map(\.rawValue)
    return .enabled(
      if: missing.isEmpty || Requirement.allAreRequired,
      "needs \(missing.joined(separator: ", "))")
  }
}
