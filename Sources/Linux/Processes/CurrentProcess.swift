import CLinux
import Primitives

/// The attributes of the calling process.
public enum CurrentProcess {
  /// Makes the caller a subreaper: it adopts every descendant whose parent ends.
  ///
  /// The corresponding C function is `prctl(PR_SET_CHILD_SUBREAPER)` (Linux 3.4).
  public static func becomeSubreaper() throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_prctl, linux_PR_SET_CHILD_SUBREAPER, 1))
  }

  /// Whether the caller is a subreaper, as execve(2) leaves it; false where the kernel does not say.
  ///
  /// The corresponding C function is `prctl(PR_GET_CHILD_SUBREAPER)`.
  public static var isSubreaper: Bool {
    var isSubreaper: Int32 = 0
    _ = linux_syscall2(linux_nr_prctl, linux_PR_GET_CHILD_SUBREAPER, address(&isSubreaper))
    return isSubreaper != 0
  }

  /// Makes the kernel send the caller a signal when its parent dies.
  ///
  /// The corresponding C function is `prctl(PR_SET_PDEATHSIG)`.
  public static func setParentDeathSignal(_ signal: Signal) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall2(linux_nr_prctl, linux_PR_SET_PDEATHSIG, Int(signal.rawValue)))
  }

  /// Makes the caller the leader of a new session and of a new process group in it.
  ///
  /// It fails with `EPERM` for the leader of a process group (setsid(2)). The corresponding C function
  /// is `setsid`.
  public static func beginSession() throws(Errno) {
    _ = try valueOrErrno(linux_syscall0(linux_nr_setsid))
  }

  /// Makes the caller the leader of a new process group in its session.
  ///
  /// It fails with `EPERM` for the leader of a session (setpgid(2)). The corresponding C function is
  /// `setpgid(0, 0)`.
  public static func beginProcessGroup() throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_setpgid, 0, 0))
  }

  /// Moves the caller to a process group of its session.
  ///
  /// It fails with `EPERM` where the session has no such group, and for the leader of a session
  /// (setpgid(2)). The corresponding C function is `setpgid(0, group)`.
  public static func join(_ group: ProcessID) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_setpgid, 0, Int(group.rawValue)))
  }

  /// Executes a program in the place of the caller; returns only where that fails.
  ///
  /// Each of the vectors ends with a null pointer. The corresponding C function is `execve`.
  public static func execute(
    _ path: CString, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
    _ environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  ) -> Errno {
    do throws(Errno) {
      _ = try valueOrErrno(
        linux_syscall3(
          linux_nr_execve, address(path.start), address(arguments), address(environment)))
      return .invalid
    } catch {
      return error
    }
  }

  /// Ends the calling process at once, all its threads included.
  ///
  /// The corresponding C function is `_exit` (exit_group(2)).
  public static func exit(_ code: ExitCode) -> Never {
    while true { _ = linux_syscall1(linux_nr_exit_group, Int(code.rawValue)) }
  }
}
