import CLinux
import Primitives

/// A reference to one process: unlike a number, it never means another process after that one has
/// been reaped (pidfd_open(2), Linux 5.3).
public struct ProcessHandle: ~Copyable {
  private let descriptor: FileDescriptor

  /// Fails where there is no such process, and where kernel, filter or limit refuse it.
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
    try send(signal, 0, flags: 0)
  }

  func send(_ signal: Signal, _ info: Int, flags: Int) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall4(
        linux_nr_pidfd_send_signal, Int(descriptor.rawValue), Int(signal.rawValue), info,
        flags))
  }
}
