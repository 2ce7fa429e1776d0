import Glibc

/// PID namespaces, in which every init runs: there a stray `kill(-1)` hurts nobody else.
enum PIDNamespace {
  /// The hidden option by which the benchmark starts itself inside of one.
  static let option = "--inside"

  static var own: String { File.link("/proc/self/ns/pid") ?? "" }

  /// Runs the benchmark once more as the first process of a namespace, and returns its code.
  static func runInside(_ arguments: [String], _ executable: String) throws(Failure) -> Int32 {
    let unshare = "/usr/bin/unshare"
    guard File.isProgram(unshare) else { throw Failure("\(unshare) is missing (util-linux)") }
    let user = geteuid() == 0 ? [] : ["--map-root-user"]
    let words =
      [unshare] + user
      + ["--pid", "--fork", "--kill-child", "--mount-proc", executable, option, own]
    let pid = try spawn(words + arguments, [])
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f)
  }

  /// Checks that this is the first process of a namespace that is not the caller's.
  static func checkInside(_ outer: String) throws(Failure) {
    guard getpid() == 1, own != outer else { throw Failure("not in a PID namespace of its own") }
    // The first process has no default action for these.
    signal(SIGINT) { _ in _exit(130) }
    signal(SIGTERM) { _ in _exit(143) }
  }

  private static let ownFile = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC)

  /// The next child becomes the first process of a new namespace.
  static func enter() throws(Failure) {
    guard ownFile >= 0, unshare(CLONE_NEWPID) == 0 else { throw Failure("unshare: \(errorText())") }
  }

  /// Later children stay here again.
  static func leave() {
    setns(ownFile, CLONE_NEWPID)
  }

  /// Ends everybody else here, and returns how many were alive.
  @discardableResult
  static func clear() -> Int {
    // Guarded by `checkInside`: outside, this would end every process of the machine.
    precondition(getpid() == 1)
    kill(-1, SIGKILL)
    var count = 0
    var status: Int32 = 0
    while true {
      let pid = waitpid(-1, &status, 0)
      if pid < 0 && errno == ECHILD { return count }
      if pid > 0 && status & 0x7f == SIGKILL { count += 1 }
    }
  }
}
