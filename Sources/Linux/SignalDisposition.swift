import CLinux
import InitletCore

/// What the kernel does when a signal is delivered.
public struct SignalDisposition {
  private var action = linux_sigaction()

  /// The default action.
  public static var standard: SignalDisposition { SignalDisposition() }

  public var isIgnored: Bool { action.handler == 1 }  // SIG_IGN

  /// Sets the disposition and returns the one before.
  ///
  /// The corresponding C function is `sigaction`, which fails only for numbers
  /// that are no signals.
  @discardableResult
  public func install(for signal: Signal) -> SignalDisposition {
    var new = action
    var old = SignalDisposition()
    _ = linux_syscall4(
      linux_nr_rt_sigaction, Int(signal.rawValue), address(&new), address(&old.action), 8)
    return old
  }
}
