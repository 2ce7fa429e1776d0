import CLinux
import Primitives

/// `CLOCK_MONOTONIC`, the clock that nobody can set (clock_gettime(2)).
public enum Clock {
  /// The present moment.
  ///
  /// The corresponding C function is `clock_gettime`, which does not fail for this clock.
  @inline(never)  // Inlined into its callers, it takes 0.4 kB more.
  public static var now: Instant {
    var time = linux_timespec()
    _ = linux_clock_gettime(linux_CLOCK_MONOTONIC, &time)
    return Instant(
      nanoseconds: UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
        &+ UInt64(truncatingIfNeeded: time.tv_nsec))
  }
}
