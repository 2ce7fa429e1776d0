import Glibc

/// PID namespaces: every init runs in one, so that its `kill(-1)` reaches no other process.
enum PIDNamespace {
  /// The hidden option by which the benchmark starts itself inside of a namespace; its value is
  /// the namespace of the caller.
  static let option = "--inside"

  /// Runs the benchmark once more as PID 1 of a new namespace, and returns its exit code.
  static func runInside(_ arguments: [String], _ executable: String) throws(Failure) -> Int32 {
    let unshare = "/usr/bin/unshare"
    guard Program.exists(unshare) else { throw Failure("\(unshare) is missing (util-linux)") }
    let userOptions = geteuid() == 0 ? [] : ["--map-root-user"]
    let words =
      [unshare] + userOptions
      + ["--pid", "--fork", "--kill-child", "--mount-proc", executable, option, own]
    let pid = try Program.start(words + arguments, descriptors: [])
    return try Termination.wait(for: pid).shellCode
  }

  /// Checks that the benchmark is PID 1 of a namespace other than the caller's.
  static func checkInside(_ callersNamespace: String) throws(Failure) {
    guard getpid() == 1, own != callersNamespace else {
      throw Failure("not in a PID namespace of its own")
    }
    // PID 1 has no default action for these.
    signal(SIGINT) { _ in _exit(128 + SIGINT) }
    signal(SIGTERM) { _ in _exit(128 + SIGTERM) }
  }

  /// Makes the next child PID 1 of a new namespace.
  static func enterNew() throws(Failure) {
    guard ownFile >= 0, unshare(CLONE_NEWPID) == 0 else { throw Failure(call: "unshare") }
  }

  /// Makes later children members of the benchmark's own namespace again.
  static func returnToOwn() {
    setns(ownFile, CLONE_NEWPID)
  }

  /// Kills all other members of the benchmark's own namespace, and returns how many were alive.
  @discardableResult
  static func killMembers() -> Int {
    // Outside of the namespace that `checkInside` asks for, this would kill the whole machine.
    precondition(getpid() == 1)
    kill(-1, SIGKILL)
    var count = 0
    while let termination = Termination.waitForAny() {
      if termination == .killed(signal: SIGKILL) { count += 1 }
    }
    return count
  }

  private static let ownFile = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC)

  private static var own: String { File.target(ofLink: "/proc/self/ns/pid") ?? "" }
}
