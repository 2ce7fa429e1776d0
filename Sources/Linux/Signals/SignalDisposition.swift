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
    // QEMU's user mode writes the old disposition before it reads the new one, so each has a place
    // of its own.
    var new = linux_sigaction()
    var old = linux_sigaction()
    new.handler = handler
    _ = linux_syscall4(
      linux_nr_rt_sigaction, Int(signal.rawValue), address(&new), address(&old),
      SignalSet.byteCount)
    return SignalDisposition(handler: old.handler)
  }
}
