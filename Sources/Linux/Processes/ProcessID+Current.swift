import CLinux
import Primitives

extension ProcessID {
  /// The calling process.
  ///
  /// The corresponding C function is `getpid`.
  public static var current: ProcessID {
    ProcessID(rawValue: Int32(truncatingIfNeeded: linux_syscall0(linux_nr_getpid)))
  }

  /// The parent of the caller; `nil` where it is outside the PID namespace.
  ///
  /// The corresponding C function is `getppid`.
  public static var parent: ProcessID? {
    ProcessID(visible: Int32(truncatingIfNeeded: linux_syscall0(linux_nr_getppid)))
  }

  /// The process group of the caller; `nil` where its leader is outside the PID namespace.
  ///
  /// The corresponding C function is `getpgrp`.
  public static var currentGroup: ProcessID? {
    ProcessID(visible: Int32(truncatingIfNeeded: linux_syscall1(linux_nr_getpgid, 0)))
  }

  /// The process group of a process; `nil` where there is no such process, and where its leader is
  /// outside the PID namespace.
  ///
  /// The corresponding C function is `getpgid`.
  static func group(of process: ProcessID) -> ProcessID? {
    let group = linux_syscall1(linux_nr_getpgid, Int(process.rawValue))
    return group > 0 ? ProcessID(visible: Int32(truncatingIfNeeded: group)) : nil
  }

  /// The session of the caller; `nil` where its leader is outside the PID namespace.
  ///
  /// The corresponding C function is `getsid`.
  public static var currentSession: ProcessID? {
    ProcessID(visible: Int32(truncatingIfNeeded: linux_syscall1(linux_nr_getsid, 0)))
  }
}
