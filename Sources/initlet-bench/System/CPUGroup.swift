import Glibc

/// A cgroup of the benchmark's own, such as each container has: otherwise the scheduler shares out
/// by session (`autogroup` in sched(7)), of which an init makes one and its neighbour none.
struct CPUGroup {
  private let path: String
  /// The cgroup that the benchmark was started in.
  private let origin: String

  /// Finds the hierarchy with the controller `cpu`, of version 1 or 2 (cgroups(7)).
  init?() {
    let lines = (File.text("/proc/self/cgroup") ?? "").split(separator: "\n")
    let memberships = lines.map {
      $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    }
    func origin(_ isMember: (Substring) -> Bool) -> String? {
      memberships.first { $0.count == 3 && isMember($0[1]) }.map { String($0[2]) }
    }
    let root: String
    let place: String?
    let controllers = File.text("/sys/fs/cgroup/cgroup.subtree_control") ?? ""
    if controllers.split(whereSeparator: \.isWhitespace).contains("cpu") {
      root = "/sys/fs/cgroup"
      place = origin(\.isEmpty)
    } else {
      root = "/sys/fs/cgroup/cpu"
      place = origin { $0.split(separator: ",").contains("cpu") }
    }
    guard let place else { return nil }
    path = "\(root)/initlet-bench"
    self.origin = "\(root)\(place)"
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { return nil }
  }

  /// Runs `body`, and what it starts, inside of it.
  func run<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard CPUGroup.enter(path) else { throw Failure("cannot enter \(path): \(errorText())") }
    defer {
      _ = CPUGroup.enter(origin)
      rmdir(path)
    }
    return try body()
  }

  private static func enter(_ path: String) -> Bool {
    let processes = open("\(path)/cgroup.procs", O_WRONLY | O_CLOEXEC)
    defer { close(processes) }
    return write(processes, "0", 1) == 1  // the writer
  }
}
