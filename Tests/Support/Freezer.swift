import Glibc

/// A group of processes that can be frozen: in uninterruptible sleep, and deaf to KILL, until it is
/// thawed (cgroups v1).
final class Freezer {
  static let root = "/sys/fs/cgroup/freezer"

  private let path: String

  init() throws {
    path = "\(Self.root)/initlet-test.\(getpid()).\(UInt32.random(in: 0 ... .max))"
    guard mkdir(path, 0o700) == 0 else { throw Failure("\(path): errno \(errno)") }
  }

  func freeze(_ pid: pid_t) throws {
    try write("\(pid)", to: "cgroup.procs")
    try write("FROZEN", to: "freezer.state")
    _ = try eventually("process \(pid) to freeze") {
      ProcessTable.entry(pid)?.state == "D" ? true : nil
    }
  }

  func thaw() throws {
    try write("THAWED", to: "freezer.state")
  }

  /// To be called once its processes have ended.
  func remove() throws {
    _ = try eventually("the removal of \(path)") { rmdir(path) == 0 ? true : nil }
  }

  // A test that fails must not leave anything frozen behind.
  deinit {
    try? thaw()
    rmdir(path)
  }

  private func write(_ text: String, to name: String) throws {
    let file = Descriptor(open("\(path)/\(name)", O_WRONLY | O_CLOEXEC))
    guard Glibc.write(file.number, text, text.utf8.count) == text.utf8.count else {
      throw Failure("\(path)/\(name): errno \(errno)")
    }
  }
}
