import CLinux
import Primitives

/// The action of the kernel when it delivers a signal (signal(7)).
///
/// Flags and handlers are left out: execve(2) does not keep them.
public struct SignalDisposition: Equatable, Sendable {
  private let handler: UInt

  /// `SIG_DFL`: the default action.
  public static let standard = SignalDisposition(handler: UInt(linux_SIG_DFL))
  /// `SIG_IGN`: the kernel discards the signal.
  public static let ignored = SignalDisposition(handler: UInt(linux_SIG_IGN))

  /// Sets the disposition of a signal and returns the one before.
  ///
  /// The corresponding C function is `sigaction`, which fails only for KILL and STOP.
  @discardableResult
  public func install(for signal: Signal) -> SignalDisposition {
    var exchanged = linux_sigaction()
    exchanged.handler = handler
    // The kernel reads the new disposition before it writes the old one to the same place.
    let place = address(&exchanged)
    let setByteCount = 8
    _ = linux_syscall4(
      linux_nr_rt_sigaction, Int(signal.rawValue), place, place, setByteCount)
    return SignalDisposition(handler: exchanged.handler)
  }
}
