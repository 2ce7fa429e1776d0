import CLinux
import InitletCore

/// The number of a process in the init's PID namespace, 1 and above.
public struct ProcessID: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// No process: the number that getppid(2) gives for a parent out of sight.
  public static let none = ProcessID(rawValue: 0)
  /// Whichever, where a process is waited for (waitpid(2)).
  public static let any = ProcessID(rawValue: -1)
  /// The PID namespace's init.
  public static let first = ProcessID(rawValue: 1)
  /// `PID_MAX_LIMIT`: no process has a higher number (proc(5), pid_max).
  public static let highest: Int32 = 4_194_304

  /// The corresponding C function is `getpid`.
  public static var current: ProcessID {
    ProcessID(rawValue: Int32(truncatingIfNeeded: linux_syscall0(linux_nr_getpid)))
  }

  /// The parent, or 0 where it is outside the PID namespace.
  ///
  /// The corresponding C function is `getppid`.
  public static var parent: ProcessID {
    ProcessID(rawValue: Int32(truncatingIfNeeded: linux_syscall0(linux_nr_getppid)))
  }

  /// The process group of the caller.
  ///
  /// The corresponding C function is `getpgrp`.
  public static var currentGroup: ProcessID {
    ProcessID(rawValue: Int32(truncatingIfNeeded: linux_syscall1(linux_nr_getpgid, 0)))
  }

  /// The session of the caller.
  ///
  /// The corresponding C function is `getsid`.
  public static var currentSession: ProcessID {
    ProcessID(rawValue: Int32(truncatingIfNeeded: linux_syscall1(linux_nr_getsid, 0)))
  }
}

extension LineBuffer {
  @inline(never)
  public mutating func append(_ process: ProcessID) {
    append(Int(process.rawValue))
  }
}
