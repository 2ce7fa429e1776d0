import Glibc

/// `CLOCK_MONOTONIC`, which all processes of the machine share.
enum Clock {
  static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// The present moment, in nanoseconds.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return nanoseconds(time)
  }

  static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * nanosecondsPerSecond + Int64(time.tv_nsec)
  }

  static func sleep(seconds: Double) {
    usleep(useconds_t(seconds * 1_000_000))
  }
}
