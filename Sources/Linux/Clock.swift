import CLinux
import InitletCore

/// The clock that no one sets: `CLOCK_MONOTONIC`.
public enum Clock {
  /// The corresponding C function is `clock_gettime`, which cannot fail for
  /// this clock.
  public static var now: Instant {
    var time = linux_timespec()
    let monotonic = 1
    _ = linux_clock_gettime(monotonic, &time)
    return Instant(
      nanoseconds: UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
        &+ UInt64(truncatingIfNeeded: time.tv_nsec))
  }
}
