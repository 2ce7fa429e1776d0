import Glibc

/// The processors and the scheduling of the benchmark and of the programs that it starts.
enum Processor {
  /// The number of processors that the benchmark may use.
  static var count: Int {
    withUnsafeBytes(of: allowed) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
  }

  /// Whether `withPriority` gets real-time priority.
  static let grantsPriority = setPolicy(SCHED_FIFO) && setPolicy(SCHED_OTHER)

  /// Runs `body` on one processor only, so that the scheduler moves no process.
  static func onOneProcessor<Value>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    setAffinity(firstAllowed)
    defer { setAffinity(allowed) }
    return try body()
  }

  /// Runs `body` with real-time priority, or without where that is refused.
  static func withPriority<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard grantsPriority else { return try body() }
    _ = setPolicy(SCHED_FIFO)
    defer { _ = setPolicy(SCHED_OTHER) }
    return try body()
  }

  /// Runs `body` without the priority that an outer `withPriority` gives.
  static func withoutPriority<Value>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let policy = sched_getscheduler(0)
    guard policy != SCHED_OTHER, setPolicy(SCHED_OTHER) else { return try body() }
    defer { _ = setPolicy(policy) }
    return try body()
  }

  private static let allowed: cpu_set_t = {
    var set = cpu_set_t()
    sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set)
    return set
  }()

  private static let firstAllowed: cpu_set_t = {
    var first = cpu_set_t()
    withUnsafeBytes(of: allowed) { allowed in
      withUnsafeMutableBytes(of: &first) { first in
        guard let index = allowed.firstIndex(where: { $0 != 0 }) else { return }
        first[index] = 1 << allowed[index].trailingZeroBitCount
      }
    }
    return first
  }()

  private static func setAffinity(_ processors: cpu_set_t) {
    var processors = processors
    sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &processors)
  }

  /// Sets a policy of sched(7) with its lowest priority.
  private static func setPolicy(_ policy: Int32) -> Bool {
    var parameters = sched_param(sched_priority: sched_get_priority_min(policy))
    return sched_setscheduler(0, policy, &parameters) == 0
  }
}
