import Glibc

/// The processors that the benchmark, and with it whatever it starts, may run on.
enum Processor {
  private static let all: cpu_set_t = {
    var set = cpu_set_t()
    sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set)
    return set
  }()

  private static let first: cpu_set_t = {
    var first = cpu_set_t()
    withUnsafeBytes(of: all) { all in
      withUnsafeMutableBytes(of: &first) { first in
        guard let index = all.firstIndex(where: { $0 != 0 }) else { return }
        first[index] = all[index] & (0 &- all[index])
      }
    }
    return first
  }()

  static var count: Int {
    withUnsafeBytes(of: all) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
  }

  /// Runs `body` on one processor only, so that nothing moves between them meanwhile.
  static func pinned<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    set(first)
    defer { set(all) }
    return try body()
  }

  private static func set(_ processors: cpu_set_t) {
    var processors = processors
    sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &processors)
  }
}
