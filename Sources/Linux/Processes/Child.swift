import CLinux
import Primitives

/// The children of the caller, of its own making or adopted.
public enum Child {
  /// What is to be fetched of the children.
  public enum Change {
    case changed(ProcessID, WaitStatus)
    /// There are children, and nothing has happened to them.
    case none
    /// There are no children.
    case noChildren
  }

  /// The most times that a wait is tried which a filter of system calls refuses.
  private static let mostAttempts = 10

  /// Fetches a change of one child, or of any, without waiting for it: its end, and where asked for
  /// that it has stopped.
  ///
  /// The corresponding C function is `waitpid` with `WNOHANG`, to which the kernel knows no error
  /// but `ECHILD`.
  public static func nextChange(of child: ProcessID? = nil, includingStops: Bool) -> Change {
    var status: Int32 = 0
    let anyChild = -1
    let options = includingStops ? linux_WNOHANG | linux_WUNTRACED : linux_WNOHANG
    var attemptsLeft = mostAttempts
    while true {
      do throws(Errno) {
        let process = try valueOrErrno(
          linux_syscall4(
            linux_nr_wait4, child.map { Int($0.rawValue) } ?? anyChild, address(&status), options,
            0))
        if process == 0 { return .none }
        return .changed(
          ProcessID(rawValue: Int32(truncatingIfNeeded: process)), WaitStatus(rawValue: status))
      } catch {
        attemptsLeft &-= 1
        if error == .noChild || attemptsLeft == 0 { return .noChildren }
      }
    }
  }

  /// Whether a process is a child of the caller that has not been reaped: until it is, its number
  /// cannot mean another process.
  ///
  /// The corresponding C function is `waitid` with `WEXITED | WNOHANG | WNOWAIT`.
  public static func exists(_ process: ProcessID) -> Bool {
    peek(linux_P_PID, process.rawValue, nil) == 0
  }

  /// Whether the caller has a child.
  public static var hasAny: Bool {
    peek(linux_P_ALL, 0, nil) == 0
  }

  /// Whether a child has ended and is still to be reaped.
  public static func hasEnded(_ process: ProcessID) -> Bool {
    var info = linux_siginfo()
    return peek(linux_P_PID, process.rawValue, &info) == 0 && info.si_signo != 0
  }

  @inline(never)
  private static func peek(
    _ kind: Int, _ process: Int32, _ info: UnsafeMutablePointer<linux_siginfo>?
  ) -> Int {
    let options = linux_WEXITED | linux_WNOHANG | linux_WNOWAIT
    return linux_syscall5(linux_nr_waitid, kind, Int(process), address(info), options, 0)
  }

  /// Makes a child with memory of its own; returns nothing in the child.
  ///
  /// The corresponding C function is `fork`.
  public static func fork() throws(Errno) -> ProcessID? {
    // With these flags the kernel looks at no other argument.
    let process = try valueOrErrno(linux_syscall2(linux_nr_clone, linux_SIGCHLD, 0))
    return process == 0 ? nil : ProcessID(rawValue: Int32(truncatingIfNeeded: process))
  }

  /// Makes a child that shares the caller's memory, in which it finds `context`; the caller sleeps
  /// until the child has executed a program or ended.
  ///
  /// Nothing is copied, so that this takes half the time of `fork`. What the child changes in
  /// memory, the caller finds changed. The corresponding C function is `vfork`.
  public static func spawn<Context>(
    _ context: inout Context, _ run: @convention(c) (UnsafeMutableRawPointer) -> Void
  ) throws(Errno) -> ProcessID {
    let flags = linux_CLONE_VFORK | linux_CLONE_VM | linux_SIGCHLD
    let process = withUnsafeMutablePointer(to: &context) { linux_spawn(flags, run, $0) }
    return ProcessID(rawValue: Int32(truncatingIfNeeded: try valueOrErrno(process)))
  }
}
