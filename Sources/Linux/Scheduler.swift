import CLinux

/// How the kernel shares out the processors (sched(7)).
public enum Scheduler {
  /// The least that the kernel allows.
  private static let shortTurn: UInt64 = 100_000

  /// Asks for short turns, in nanoseconds, for which the caller and what it starts from
  /// now on wait less long: Linux 6.12, which before has no such choice.
  ///
  /// Nothing else is changed, and nothing at all where somebody has chosen another policy
  /// than the ordinary one. The corresponding C functions are `sched_getattr` and
  /// `sched_setattr`.
  public static func askForShortTurns() {
    var attributes = linux_sched_attr()
    let size = MemoryLayout<linux_sched_attr>.size
    withUnsafeMutablePointer(to: &attributes) { attributes in
      let result = linux_syscall4(
        linux_nr_sched_getattr, 0, address(attributes), size, 0)
      guard result == 0, attributes.pointee.policy == 0 else { return }  // SCHED_OTHER
      attributes.pointee.runtime = shortTurn
      _ = linux_syscall3(linux_nr_sched_setattr, 0, address(attributes), 0)
    }
  }
}
