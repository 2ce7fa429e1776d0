import CLinux
import Primitives

/// A file descriptor that refers to a process (pidfd_open(2), Linux 5.3).
///
/// Unlike a process ID it never refers to another process, even after the process has been reaped.
public struct ProcessHandle: ~Copyable {
  private let descriptor: FileDescriptor

  /// Opens the handle of a process.
  ///
  /// This fails where there is no such process, where the kernel lacks the call, where a filter of
  /// system calls refuses it, and at the limit for open files.
  ///
  /// The corresponding C function is `pidfd_open`.
  public init(_ process: ProcessID) throws(Errno) {
    let number = try valueOrErrno(
      linux_syscall2(linux_nr_pidfd_open, Int(process.rawValue), 0))
    descriptor = FileDescriptor(rawValue: Int32(truncatingIfNeeded: number))
  }

  deinit {
    descriptor.close()
  }

  /// Sends a signal to the process.
  ///
  /// The corresponding C function is `pidfd_send_signal`.
  public func send(_ signal: Signal) throws(Errno) {
    try send(signal, nil, flags: 0)
  }

  /// Sends a signal with a siginfo_t; without one, the kernel fills it in as for kill(2).
  func send(_ signal: Signal, _ info: UnsafePointer<linux_siginfo>?, flags: Int) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall4(
        linux_nr_pidfd_send_signal, Int(descriptor.rawValue), Int(signal.rawValue),
        address(info), flags))
  }
}
