import CLinux
import Primitives

/// What the kernel does when a signal is delivered (signal(7)).
///
/// Only this outlasts an execve(2): flags and handlers do not.
public struct SignalDisposition: Equatable, Sendable {
  private let handler: UInt

  /// SIG_DFL, the default action.
  public static let standard = SignalDisposition(handler: UInt(linux_SIG_DFL))
  /// SIG_IGN
  public static let ignored = SignalDisposition(handler: UInt(linux_SIG_IGN))

  /// Sets the disposition and returns the one before.
  ///
  /// The corresponding C function is `sigaction`, which fails only for a number that is no
  /// signal's.
  @discardableResult
  public func install(for signal: Signal) -> SignalDisposition {
    var exchanged = linux_sigaction()
    exchanged.handler = handler
    // The kernel has read the new one before it writes the old one.
    let place = address(&exchanged)
    let setByteCount = 8
    _ = linux_syscall4(
      linux_nr_rt_sigaction, Int(signal.rawValue), place, place, setByteCount)
    return SignalDisposition(handler: exchanged.handler)
  }
}
