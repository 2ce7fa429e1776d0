import Glibc

/// Moments and intervals in nanoseconds, as the helper programs tell them.
typealias Nanoseconds = Int64

/// The clock that every process of the machine shares: `CLOCK_MONOTONIC`.
enum Clock {
  static var now: Nanoseconds {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Nanoseconds(time.tv_sec) * 1_000_000_000 + Nanoseconds(time.tv_nsec)
  }

  static func sleep(_ seconds: Double) {
    usleep(useconds_t(seconds * 1_000_000))
  }
}

/// The time that a measure may take.
struct Budget {
  private let end: Nanoseconds

  init(seconds: Double) {
    end = Clock.now + Nanoseconds(seconds * 1_000_000_000)
  }

  var isSpent: Bool { Clock.now >= end }
}
