import CLinux
import InitletCore

/// A hold on one process, which its number alone is not: once it has been
/// reaped, signals through the handle reach nobody (pidfd_open(2), Linux 5.3).
public struct ProcessHandle: ~Copyable {
  private let descriptor: FileDescriptor

  /// The corresponding C function is `pidfd_open`.
  public init(_ process: ProcessID) throws(Errno) {
    let number = try valueOrErrno(
      linux_syscall2(linux_nr_pidfd_open, Int(process.rawValue), 0))
    descriptor = FileDescriptor(rawValue: Int32(truncatingIfNeeded: number))
  }

  deinit {
    descriptor.close()
  }

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
