import CLinux
import InitletCore

/// What a process changes about itself.
public enum CurrentProcess {
  /// Makes the caller the parent of every descendant that loses its own.
  ///
  /// The corresponding C call is `prctl(PR_SET_CHILD_SUBREAPER)` (Linux 3.4).
  public static func becomeSubreaper() throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_prctl, 36, 1))
  }

  /// Asks for a signal when the parent dies.
  ///
  /// The corresponding C call is `prctl(PR_SET_PDEATHSIG)`.
  public static func askForParentDeathSignal(_ signal: Signal) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_prctl, 1, Int(signal.rawValue)))
  }

  /// Begins a session and a process group.
  ///
  /// The corresponding C function is `setsid`.
  public static func beginSession() throws(Errno) {
    _ = try valueOrErrno(linux_syscall0(linux_nr_setsid))
  }

  /// Begins a process group in the session it is in.
  ///
  /// The corresponding C function is `setpgid(0, 0)`.
  public static func beginProcessGroup() throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_setpgid, 0, 0))
  }

  /// The corresponding C function is `execve`.
  ///
  /// It returns only if it failed.
  public static func execute(
    _ path: CString, _ arguments: ArgumentVector.Pointer, _ environment: ArgumentVector.Pointer
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

  /// The corresponding C function is `_exit`: nothing is flushed or run.
  public static func exit(_ code: ExitCode) -> Never {
    while true { _ = linux_syscall1(linux_nr_exit_group, Int(code.rawValue)) }
  }
}
