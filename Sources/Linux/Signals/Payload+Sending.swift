import CLinux
import Primitives

extension ReceivedSignal.Payload {
  /// Queues a signal with the payload for a process.
  ///
  /// The corresponding C function is `sigqueue`; the kernel permits any sender's number and user
  /// in what is queued (rt_sigqueueinfo(2)).
  public func send(_ signal: Signal, to process: ProcessID) throws(Errno) {
    var info = info(signal)
    _ = try valueOrErrno(
      linux_syscall3(
        linux_nr_rt_sigqueueinfo, Int(process.rawValue), Int(signal.rawValue), address(&info)))
  }

  /// Queues a signal with the payload for every process of a group (pidfd_send_signal(2) with
  /// `PIDFD_SIGNAL_PROCESS_GROUP`, Linux 6.9).
  public func send(_ signal: Signal, toGroup group: ProcessID) throws(Errno) {
    let handle = try ProcessHandle(group)
    var info = info(signal)
    try handle.send(signal, address(&info), flags: linux_PIDFD_SIGNAL_PROCESS_GROUP)
  }

  private func info(_ signal: Signal) -> linux_siginfo {
    var info = linux_siginfo()
    info.si_signo = Int32(signal.rawValue)
    info.si_code = Int32(linux_SI_QUEUE)
    info.si_pid = sender
    info.si_uid = user
    info.si_value = value
    return info
  }
}
