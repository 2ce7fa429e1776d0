import CLinux
import Primitives

/// The wait for blocked signals.
public enum SignalWait {
  /// Waits for a signal of a set, all of which are blocked; nothing came where the time ran out.
  ///
  /// Without a limit it waits for ever. The corresponding C function is `sigtimedwait`. EINTR (a
  /// stop and a continue, a debugger) begins a wait without a limit anew and ends one with a limit.
  public static func next(of set: SignalSet, atMost limit: Interval? = nil) -> ReceivedSignal? {
    var bits = set.bits
    var info = linux_siginfo()
    while true {
      do throws(Errno) {
        if let limit {
          var time = linux_timespec(
            tv_sec: Int64(truncatingIfNeeded: limit.nanoseconds / 1_000_000_000),
            tv_nsec: Int64(truncatingIfNeeded: limit.nanoseconds % 1_000_000_000))
          _ = try valueOrErrno(linux_rt_sigtimedwait(&bits, &info, &time))
        } else {
          _ = try valueOrErrno(linux_rt_sigtimedwait(&bits, &info, nil))
        }
        return ReceivedSignal(info)
      } catch {
        if limit != nil || error != .interrupted { return nil }
      }
    }
  }
}

extension ReceivedSignal {
  fileprivate init?(_ info: linux_siginfo) {
    guard let signal = Signal(Int(info.si_signo)) else { return nil }
    let origin: Origin =
      switch Int(info.si_code) {
      case linux_SI_KERNEL: .kernel
      case linux_SI_USER: .process(ProcessID(visible: info.si_pid))
      case linux_SI_QUEUE:
        .queue(Payload(sender: info.si_pid, user: info.si_uid, value: UInt(info.si_value)))
      default: .other
      }
    self.init(signal, from: origin)
  }
}
