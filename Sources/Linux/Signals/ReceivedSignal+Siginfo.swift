import CLinux
import Primitives

extension ReceivedSignal {
  /// The signal that rt_sigtimedwait(2) has taken.
  init?(_ info: linux_siginfo) {
    guard let signal = Signal(Int(info.si_signo)) else { return nil }
    let origin: Origin =
      switch Int(info.si_code) {
      case linux_SI_KERNEL: .kernel
      case linux_SI_USER: .process(ProcessID(visible: info.si_pid))
      case linux_SI_QUEUE:
        .queue(
          Payload(
            sender: ProcessID(visible: info.si_pid), user: info.si_uid,
            value: UInt(info.si_value)))
      default: .other
      }
    self.init(signal, from: origin)
  }
}
