import Glibc

/// The processors that the benchmark, and with it whatever it starts, may run on.
enum Processor {
  private static let all: cpu_set_t = {
    var set = cpu_set_t()
    sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set)
    return set
  }()

  private static let lowest: cpu_set_t = {
    var lowest = cpu_set_t()
    withUnsafeBytes(of: all) { all in
      withUnsafeMutableBytes(of: &lowest) { lowest in
        guard let index = all.firstIndex(where: { $0 != 0 }) else { return }
        lowest[index] = all[index] & (0 &- all[index])
      }
    }
    return lowest
  }()

  static var count: Int {
    withUnsafeBytes(of: all) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
  }

  /// Runs `body`, and what it starts, on one processor only, so that nothing moves.
  static func pinned<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    set(lowest)
    defer { set(all) }
    return try body()
  }

  /// Runs `body`, and what it starts, before all other work.
  ///
  /// Where real-time priority is refused, the figures are as restless as the machine.
  static func first<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard hasPriority else { return try body() }
    _ = setPolicy(SCHED_FIFO, 1)
    defer { _ = setPolicy(SCHED_OTHER, 0) }
    return try body()
  }

  /// Runs `body`, and what it starts, as one among others, whatever `first` has said.
  static func amongOthers<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let policy = sched_getscheduler(0)
    guard policy != SCHED_OTHER, setPolicy(SCHED_OTHER, 0) else { return try body() }
    defer { _ = setPolicy(policy, 1) }
    return try body()
  }

  /// Whether `first` gets real-time priority.
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
