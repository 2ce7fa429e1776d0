import CLinux
import Primitives

extension SignalWait {
  /// The error with which the kernel refuses every wait for signals, by a filter of system calls;
  /// `nil` where it allows them.
  ///
  /// The corresponding C function is `sigtimedwait`, for no signal and no time: `EAGAIN` is the
  /// answer then.
  public static var refusal: Errno? {
    var none: UInt64 = 0
    var time = linux_timespec()
    do throws(Errno) {
      _ = try valueOrErrno(linux_rt_sigtimedwait(&none, nil, &time))
    } catch {
      if error != .tryAgain, error != .interrupted { return error }
    }
    return nil
  }
}
