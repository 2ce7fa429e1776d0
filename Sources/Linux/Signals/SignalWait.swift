import CLinux
import Primitives

/// Waiting for signals.
public enum SignalWait {
  /// Waits for a signal of a set and takes it; returns `nil` where none came within the limit.
  ///
  /// The caller must block all signals of the set. Without a limit it waits for ever. The
  /// corresponding C function is `sigtimedwait`. A stop and a continue, or a debugger, may
  /// interrupt it (`EINTR`): that ends a wait with a limit and repeats one without.
  @inline(never)  // Inlined into its callers, it takes 0.5 kB more.
  public static func next(of set: SignalSet, atMost limit: Interval? = nil) -> ReceivedSignal? {
    var bits = set.bits
    var info = linux_siginfo()
    while true {
      do throws(Errno) {
        if let limit {
          var time = linux_timespec(
            tv_sec: Int64(truncatingIfNeeded: limit.nanoseconds / 1_000_000_000),
            tv_nsec: Int64(truncatingIfNeeded: limit.nanoseconds % 1_000_000_000))
          _ = try valueOrErrno(linux_rt_sigtimedwait(&bits, &info, &time))
        } else {
          _ = try valueOrErrno(linux_rt_sigtimedwait(&bits, &info, nil))
        }
        return ReceivedSignal(info)
      } catch {
        if limit != nil || error != .interrupted { return nil }
      }
    }
  }
}
