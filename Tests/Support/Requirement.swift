import Glibc
import Testing

/// What a test needs from the machine, beyond what every Debian has.
enum Requirement: String, CaseIterable, Sendable {
  case namespaces = "PID namespaces (unshare), as root or by user namespaces"
  case root = "real root"
  case tini = "tini-static"
  case dumbInit = "dumb-init"
  case catatonit
  case strace
  case nginx
  case less
  case vim = "vim.tiny"
  case setpriv
  case nsenter
  case busybox = "a static busybox"
  case objdump
  case randomAddresses = "address space layout randomisation"
  case shortPointers = "a kernel that runs 32-bit programs of x86"
  case mandoc
  case groff
  case gcc
  case emulators = "qemu-user-static"
  case freezer = "the freezer of cgroups v1"
  case docker = "Docker"
  case podman = "Podman"
  case dbus = "dbus-daemon"
  case gunicorn
  case phpFPM = "php-fpm and cgi-fcgi"
  case celery
  case postgres
  case redis = "redis-server"
  case cron
  case apache
  case npm
  case java
  case sshd
  case supervisord
  case systemdAnalyze = "systemd-analyze"
  case systemdNotify = "systemd-notify"
  case bubblewrap
  case nspawn = "systemd-nspawn"
  case lxc = "lxc-execute"
  case firejail
  case proot
  case runsc
  case memoryLimit = "memory cgroups"
  case ownHighestPID = "Linux 6.14, where each PID namespace has a pid_max of its own"

  /// In CI nothing may be skipped, so a missing prerequisite has to fail.
  static let allAreRequired = getenv("INITLET_REQUIRE_ALL").map { String(cString: $0) } == "1"

  /// The programs that make it up; `.ci/run` hides them from a second run of the tests.
  ///
  /// Tests start them by `program(_:)`, which sees to it that they say so.
  var programs: [String] {
    switch self {
    case .tini: ["/usr/bin/tini-static", "/usr/bin/tini"]
    case .dumbInit, .catatonit, .strace, .less, .vim, .setpriv, .nsenter, .objdump, .mandoc,
      .groff, .gcc, .gunicorn, .celery, .redis, .supervisord, .systemdAnalyze,
      .systemdNotify, .nspawn, .lxc, .firejail, .proot, .runsc:
      ["/usr/bin/\(rawValue)"]
    case .bubblewrap: ["/usr/bin/bwrap"]
    case .nginx: ["/usr/sbin/nginx"]
    case .busybox: ["/bin/busybox"]
    case .emulators: Architecture.allCases.map(\.emulator)
    case .docker: ["/usr/bin/docker", "/usr/sbin/dockerd", "/usr/bin/ctr"]
    case .podman: ["/usr/bin/podman", "/usr/sbin/runc", "/usr/bin/newuidmap"]
    case .dbus: ["/usr/bin/dbus-daemon", "/usr/bin/dbus-send"]
    case .phpFPM: ["/usr/sbin/php-fpm8.2", "/usr/bin/cgi-fcgi"]
    case .postgres:
      ["postgres", "initdb", "psql", "pg_controldata"].map { "/usr/lib/postgresql/15/bin/\($0)" }
    case .cron: ["/usr/sbin/cron"]
    case .apache: ["/usr/sbin/apache2"]
    case .npm: ["/usr/bin/npm", "/usr/bin/node"]
    case .java: ["/usr/bin/java", "/usr/bin/javac"]
    case .sshd: ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"]
    case .namespaces, .root, .randomAddresses, .shortPointers, .freezer, .memoryLimit,
      .ownHighestPID:
      []
    }
  }

  /// The packages of Debian that install them.
  var packages: [String] {
    switch self {
    case .tini, .dumbInit, .catatonit, .strace, .less, .mandoc, .groff, .gcc, .gunicorn, .celery,
      .redis, .cron, .bubblewrap, .firejail, .proot, .runsc:
      [self == .tini ? "tini" : self == .groff ? "groff-base" : rawValue]
    case .nginx: ["nginx-light"]
    case .vim: ["vim-tiny"]
    case .setpriv, .nsenter: ["util-linux"]
    case .busybox: ["busybox-static"]
    case .objdump: ["binutils"]
    case .emulators: ["qemu-user-static"]
    case .docker: ["docker.io", "containerd"]
    case .podman: ["podman", "runc", "uidmap"]
    case .dbus: ["dbus"]
    case .phpFPM: ["php-fpm", "libfcgi-bin"]
    case .postgres: ["postgresql"]
    case .apache: ["apache2"]
    case .npm: ["npm"]
    case .java: ["openjdk-17-jdk-headless"]
    case .sshd: ["openssh-server", "openssh-client"]
    case .supervisord: ["supervisor"]
    case .systemdAnalyze, .systemdNotify: ["systemd"]
    case .nspawn: ["systemd-container"]
    case .lxc: ["lxc"]
    case .namespaces, .root, .randomAddresses, .shortPointers, .freezer, .memoryLimit,
      .ownHighestPID:
      []
    }
  }

  var isMet: Bool { Self.met.contains(self) }

  /// Asked once, since it does not change while the tests run.
  private static let met = Set(allCases.filter { $0.check() })

  private func check() -> Bool {
    switch self {
    case .namespaces: Self.canMakeNamespaces()
    case .root: Self.isRealRoot
    case .randomAddresses: Self.randomizesAddresses
    case .shortPointers: access("/proc/sys/abi/vsyscall32", F_OK) == 0
    case .freezer: access("\(Freezer.root)/cgroup.procs", W_OK) == 0
    case .memoryLimit:
      access("/sys/fs/cgroup/memory/cgroup.procs", W_OK) == 0
        || ProcessTable.read("/sys/fs/cgroup/cgroup.controllers")?.contains("memory") == true
    case .ownHighestPID: Self.hasKernel(6, 14)
    default: programs.allSatisfy { access($0, X_OK) == 0 }
    }
  }

  /// Root of a user namespace is nobody outside of it.
  private static var isRealRoot: Bool {
    let map = ProcessTable.read("/proc/self/uid_map") ?? ""
    return geteuid() == 0
      && map.split(whereSeparator: \.isWhitespace) == ["0", "0", "4294967295"]
  }

  /// Neither the machine nor what has started the tests (`setarch -R`) prevents it.
  private static var randomizesAddresses: Bool {
    let setting = ProcessTable.read("/proc/sys/kernel/randomize_va_space")
    let own = ProcessTable.read("/proc/self/personality").flatMap { UInt($0.dropLast(), radix: 16) }
    let noRandomisation: UInt = 0x004_0000  // ADDR_NO_RANDOMIZE
    return setting != "0\n" && own.map { $0 & noRandomisation } == 0
  }

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
