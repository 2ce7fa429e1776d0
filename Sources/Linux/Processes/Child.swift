import CLinux
import Primitives

/// The children of the caller: those that it made and those that it adopted.
public enum Child {
  /// The answer of wait4(2) without waiting.
  public enum Change {
    /// This child has ended, and is reaped now; or it has stopped.
    case changed(ProcessID, WaitStatus)
    /// The caller has children, and none of them has changed.
    case unchanged
    /// The caller has no children.
    case noChildren
  }

  /// The number of attempts where a filter of system calls refuses wait4(2).
  ///
  /// It is a choice: the kernel itself gives no error but `ECHILD`, and a few attempts outlast a
  /// filter that refuses some calls.
  private static let mostAttempts = 10

  /// Fetches one change of a child, or of any child, without waiting: its end, or on request that
  /// it stopped.
  ///
  /// The corresponding C function is `waitpid` with `WNOHANG`, for which the kernel has no error
  /// but `ECHILD`, and with `__WALL`: a child made by clone(2) without a signal counts as well.
  public static func nextChange(of child: ProcessID? = nil, includingStops: Bool) -> Change {
    var status: Int32 = 0
    let anyChild = -1
    let options = linux___WALL | linux_WNOHANG | (includingStops ? linux_WUNTRACED : 0)
    var attemptsLeft = mostAttempts
    while true {
      do throws(Errno) {
        let process = try valueOrErrno(
          linux_syscall4(
            linux_nr_wait4, child.map { Int($0.rawValue) } ?? anyChild, address(&status), options,
            0))
        if process == 0 { return .unchanged }
        return .changed(
          ProcessID(rawValue: Int32(truncatingIfNeeded: process)), WaitStatus(rawValue: status))
      } catch {
        attemptsLeft &-= 1
        if error == .noChild || attemptsLeft == 0 { return .noChildren }
      }
    }
  }

  /// Whether a process is a child of the caller, alive or a zombie.
  ///
  /// As long as it is, the kernel gives its number to no other process.
  ///
  /// The corresponding C function is `waitid` with `WEXITED | WNOHANG | WNOWAIT | __WALL`.
  public static func exists(_ process: ProcessID) -> Bool {
    peek(linux_P_PID, process.rawValue, nil) == 0
  }

  /// Whether the caller has any child, alive or a zombie.
  public static var hasAny: Bool {
    peek(linux_P_ALL, 0, nil) == 0
  }

  /// Whether a child is a zombie: it has ended, and the caller has not reaped it.
  public static func hasEnded(_ process: ProcessID) -> Bool {
    var info = linux_siginfo()
    return peek(linux_P_PID, process.rawValue, &info) == 0 && info.si_signo != 0
  }

  /// Asks for the end of a child and leaves the child to be reaped; returns 0 or the negated errno.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private static func peek(
    _ kind: Int, _ process: Int32, _ info: UnsafeMutablePointer<linux_siginfo>?
  ) -> Int {
    let options = linux___WALL | linux_WEXITED | linux_WNOHANG | linux_WNOWAIT
    return linux_syscall5(linux_nr_waitid, kind, Int(process), address(info), options, 0)
  }

  /// Makes a child with memory of its own; returns `nil` in the child.
  ///
  /// It fails with `EAGAIN` at a limit for processes, and with `ENOMEM` without memory or where the
  /// init of the PID namespace has ended (fork(2)). The corresponding C function is `fork`.
  public static func fork() throws(Errno) -> ProcessID? {
    // With these flags the kernel ignores all other arguments.
    let process = try valueOrErrno(linux_syscall2(linux_nr_clone, linux_SIGCHLD, 0))
    return process == 0 ? nil : ProcessID(rawValue: Int32(truncatingIfNeeded: process))
  }

  /// Makes a child that shares the caller's memory and runs a function with `context`.
  ///
  /// The caller sleeps until the child has executed a program or ended. The caller then sees what
  /// the child has changed in memory. The kernel copies no memory, so that this takes half the time
  /// of `fork`. The corresponding C function is `vfork`.
  public static func spawn<Context>(
    _ context: inout Context, _ run: @convention(c) (UnsafeMutableRawPointer) -> Void
  ) throws(Errno) -> ProcessID {
    try spawn(&context, run, atEnd: linux_SIGCHLD)
  }

  /// Makes such a child, which does not execute a program, waits for its end and reaps it; no signal
  /// reports the end where the kernel can do without.
  public static func runToEnd<Context>(
    _ context: inout Context, _ run: @convention(c) (UnsafeMutableRawPointer) -> Void
  ) throws(Errno) -> ProcessID {
    let process = try spawn(&context, run, atEnd: 0)
    _ = linux_syscall4(linux_nr_wait4, Int(process.rawValue), 0, linux___WALL, 0)
    return process
  }

  private static func spawn<Context>(
    _ context: inout Context, _ run: @convention(c) (UnsafeMutableRawPointer) -> Void,
    atEnd signal: Int
  ) throws(Errno) -> ProcessID {
    let flags = linux_CLONE_VFORK | linux_CLONE_VM | signal
    let process = withUnsafeMutablePointer(to: &context) { linux_spawn(flags, run, $0) }
    return ProcessID(rawValue: Int32(truncatingIfNeeded: try valueOrErrno(process)))
  }

  /// Moves a child to a process group of its session, or makes it the leader of a new one with its
  /// own number.
  ///
  /// It fails with `EACCES` where the child has executed a program already, and with `ESRCH` where it
  /// has been reaped (setpgid(2)). The corresponding C function is
  /// `setpgid`.
  public static func move(_ child: ProcessID, to group: ProcessID) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall2(linux_nr_setpgid, Int(child.rawValue), Int(group.rawValue)))
  }
}
