import CLinux
import Primitives

extension ReceivedSignal.Payload {
  /// Queues a signal with the payload for a process.
  ///
  /// The corresponding C function is `sigqueue`. The kernel accepts the process and the user of the
  /// original sender from any caller (rt_sigqueueinfo(2)).
  public func send(_ signal: Signal, to process: ProcessID) throws(Errno) {
    var info = info(signal)
    _ = try valueOrErrno(
      linux_syscall3(
        linux_nr_rt_sigqueueinfo, Int(process.rawValue), Int(signal.rawValue), address(&info)))
  }

  /// Queues a signal with the payload for every process of a group.
  ///
  /// The corresponding C function is `pidfd_send_signal` with `PIDFD_SIGNAL_PROCESS_GROUP`
  /// (Linux 6.9).
  public func send(_ signal: Signal, toGroup group: ProcessID) throws(Errno) {
    let handle = try ProcessHandle(group)
    var info = info(signal)
    try handle.send(signal, &info, flags: linux_PIDFD_SIGNAL_PROCESS_GROUP)
  }

  /// The siginfo_t of a signal with the payload.
  private func info(_ signal: Signal) -> linux_siginfo {
    var info = linux_siginfo()
    info.si_signo = Int32(signal.rawValue)
    info.si_code = Int32(linux_SI_QUEUE)
    info.si_pid = sender?.rawValue ?? 0
    info.si_uid = user
    info.si_value = value
    return info
  }
}
