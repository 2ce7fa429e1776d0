import CLinux
import InitletCore

/// The children of the init, of its own making or adopted.
public enum Child {
  /// What there is to fetch of the children.
  public enum Change {
    case changed(ProcessID, WaitStatus)
    /// Nothing has happened to those there are.
    case none
    case noChildren
  }

  /// Fetches one child's change without waiting for it: its end, and where
  /// asked for that it has stopped.
  ///
  /// The corresponding C function is `waitpid` with `WNOHANG`. The kernel knows
  /// no error then but `ECHILD`; a filter of system calls that makes up others is asked
  /// again a few times.
  ///
  /// Of one child if it is given.
  public static func next(of child: ProcessID = .any, includingStops: Bool) -> Change {
    var status: Int32 = 0
    let options = includingStops ? 1 | 2 : 1  // WNOHANG | WUNTRACED
    var attempts = 0
    while true {
      do throws(Errno) {
        let process = try valueOrErrno(
          linux_syscall4(linux_nr_wait4, Int(child.rawValue), address(&status), options, 0))
        if process == 0 { return .none }
        return .changed(
          ProcessID(rawValue: Int32(truncatingIfNeeded: process)), WaitStatus(rawValue: status))
      } catch {
        attempts &+= 1
        if error == .noChild || attempts > 9 { return .noChildren }
      }
    }
  }

  /// Whether a process is a child of the caller that has not been reaped: its
  /// number cannot mean any other process until it is.
  ///
  /// For none: whether there is any child.
  ///
  /// The corresponding C function is `waitid` with `WEXITED | WNOHANG |
  /// WNOWAIT`.
  @inline(never)
  public static func exists(_ process: ProcessID) -> Bool {
    peek(process, 0) == 0
  }

  /// Whether a child has ended and is still to be reaped.
  public static func hasEnded(_ process: ProcessID) -> Bool {
    var info = linux_siginfo()
    return peek(process, address(&info)) == 0 && info.si_signo != 0
  }

  @inline(never)
  private static func peek(_ process: ProcessID, _ info: Int) -> Int {
    let which = process == .none ? 0 : 1  // P_ALL, P_PID
    let peek = 4 | 1 | 0x0100_0000
    return linux_syscall5(linux_nr_waitid, which, Int(process.rawValue), info, peek, 0)
  }

  /// Makes a child with memory of its own.
  ///
  /// Returns nothing in the child. The corresponding C function is `fork`.
  public static func fork() throws(Errno) -> ProcessID? {
    // No other argument is looked at with these flags.
    let process = try valueOrErrno(
      linux_syscall2(linux_nr_clone, Int(Signal.child.rawValue), 0))
    return process == 0 ? nil : ProcessID(rawValue: Int32(truncatingIfNeeded: process))
  }

  /// Makes a child that shares the caller's memory, in which it finds `context`; the
  /// caller sleeps until the child has executed a program or ended.
  ///
  /// Nothing is copied, so that this takes half the time of `fork`. What the child
  /// changes in memory, the caller finds changed. The corresponding C function is
  /// `vfork`.
  public static func spawn<Context>(
    _ context: inout Context, _ run: @convention(c) (UnsafeMutableRawPointer) -> Void
  ) throws(Errno) -> ProcessID {
    let flags = 0x4000 | 0x100 | Int(Signal.child.rawValue)  // CLONE_VFORK | CLONE_VM
    let process = withUnsafeMutablePointer(to: &context) { linux_spawn(flags, run, $0) }
    return ProcessID(rawValue: Int32(truncatingIfNeeded: try valueOrErrno(process)))
  }
}
