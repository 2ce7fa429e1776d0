import Glibc

/// A cgroup of the benchmark's own, such as each container has.
///
/// In no cgroup the scheduler divides the processors by session (`autogroup` in sched(7)), and
/// only some of the inits make a session for their command.
struct CPUGroup {
  private let path: String
  /// The cgroup in which the benchmark was started.
  private let origin: String

  /// Makes a cgroup in the hierarchy of the controller `cpu` of version 2 or 1 (cgroups(7)); nil
  /// if that is refused.
  init?() {
    guard let (root, origin) = Self.findHierarchy() else { return nil }
    path = "\(root)/initlet-bench"
    self.origin = "\(root)\(origin)"
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { return nil }
  }

  /// Runs `body` in the cgroup, and removes that.
  func run<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard Self.enter(path) else { throw Failure(call: path) }
    defer {
      _ = Self.enter(origin)
      rmdir(path)
    }
    return try body()
  }

  /// The root folder of the hierarchy and the path of the benchmark's cgroup below it.
  private static func findHierarchy() -> (root: String, origin: String)? {
    let controllers = File.text("/sys/fs/cgroup/cgroup.subtree_control") ?? ""
    if controllers.split(whereSeparator: \.isWhitespace).contains("cpu") {
      return membership(\.isEmpty).map { ("/sys/fs/cgroup", $0) }
    }
    return membership { $0.split(separator: ",").contains("cpu") }
      .map { ("/sys/fs/cgroup/cpu", $0) }
  }

  /// The cgroup in the first line `ID:CONTROLLERS:PATH` with certain controllers.
  private static func membership(_ hasControllers: (Substring) -> Bool) -> String? {
    let lines = (File.text("/proc/self/cgroup") ?? "").split(separator: "\n")
    let fields = lines.map {
      $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    }
    return fields.first { $0.count == 3 && hasControllers($0[1]) }.map { String($0[2]) }
  }

  private static func enter(_ path: String) -> Bool {
    let members = open("\(path)/cgroup.procs", O_WRONLY | O_CLOEXEC)
    defer { close(members) }
    // 0 stands for the process that writes it.
    return write(members, "0", 1) == 1
  }
}
