import CLinux

/// The scheduling of the calling process (sched(7)).
public enum Scheduler {
  /// The shortest time slice that the kernel gives, in nanoseconds: it raises a shorter one to 0.1 ms
  /// (Linux 6.12).
  private static let shortestSlice: UInt64 = 100_000

  /// Asks for a short time slice, with which the caller waits less long for a busy processor.
  ///
  /// The processes that the caller makes afterwards inherit it. Linux before 6.12 ignores the
  /// request. Only `SCHED_OTHER` has the choice, and all other attributes stay as they are. The
  /// corresponding C functions are `sched_getattr` and `sched_setattr`.
  public static func requestShortTimeSlice() {
    var attributes = linux_sched_attr()
    let size = MemoryLayout<linux_sched_attr>.size
    withUnsafeMutablePointer(to: &attributes) { attributes in
      let result = linux_syscall4(linux_nr_sched_getattr, 0, address(attributes), size, 0)
      guard result == 0, Int(attributes.pointee.policy) == linux_SCHED_OTHER else { return }
      attributes.pointee.runtime = shortestSlice
      _ = linux_syscall3(linux_nr_sched_setattr, 0, address(attributes), 0)
    }
  }
}
