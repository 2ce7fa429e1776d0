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

  /// Runs `body`, and what it starts, on one processor only and, if asked for, before everybody
  /// else, so that neither moves nor other work get in between.
  ///
  /// Where real-time priority is refused, the figures are as restless as the machine.
  static func reserved<Value>(
    withPriority: Bool, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    set(first)
    let isFirst = withPriority && setPolicy(SCHED_FIFO, 1)
    defer {
      if isFirst { _ = setPolicy(SCHED_OTHER, 0) }
      set(all)
    }
    return try body()
  }

  /// Whether `reserved` gets real-time priority.
  static let hasPriority = setPolicy(SCHED_FIFO, 1) && setPolicy(SCHED_OTHER, 0)

  private static func setPolicy(_ policy: Int32, _ priority: Int32) -> Bool {
    var parameters = sched_param(sched_priority: priority)
    return sched_setscheduler(0, policy, &parameters) == 0
  }

  private static func set(_ processors: cpu_set_t) {
    var processors = processors
    sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &processors)
  }
}
