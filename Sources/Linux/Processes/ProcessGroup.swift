import CLinux
import Primitives

/// A process group that need not be the caller's.
public enum ProcessGroup {
  /// Whether a group has a member, alive or a zombie, whoever its user is.
  ///
  /// As long as it has, the kernel gives its number to no other process. The corresponding C function
  /// is `killpg` with signal 0.
  public static func exists(_ group: ProcessID) -> Bool {
    linux_syscall2(linux_nr_kill, 0 &- Int(group.rawValue), 0) != 0 &- linux_ESRCH
  }
}
