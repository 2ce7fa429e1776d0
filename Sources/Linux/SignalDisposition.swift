import CLinux
import InitletCore

/// What the kernel does when a signal is delivered.
///
/// Nothing else of it outlasts an execve(2): flags and handlers do not.
public struct SignalDisposition: Equatable, Sendable {
  private let handler: UInt

  /// The default action.
  public static let standard = SignalDisposition(handler: 0)
  public static let ignored = SignalDisposition(handler: 1)

  /// Sets the disposition and returns the one before.
  ///
  /// The corresponding C function is `sigaction`, which fails only for numbers
  /// that are no signals.
  @discardableResult
  public func install(for signal: Signal) -> SignalDisposition {
    var exchanged = linux_sigaction()
    exchanged.handler = handler
    // The kernel has read the new one before it writes the old one.
    let place = address(&exchanged)
    _ = linux_syscall4(linux_nr_rt_sigaction, Int(signal.rawValue), place, place, 8)
    return SignalDisposition(handler: exchanged.handler)
  }
}
