import CLinux
import Primitives

extension SignalSet {
  /// The size of the kernel's signal set, in bytes: the argument `sigsetsize` of its system calls.
  static let byteCount = MemoryLayout<UInt64>.size

  /// The signals that are pending for the caller: they were sent, and are blocked.
  ///
  /// The corresponding C function is `sigpending`.
  public static var pending: SignalSet {
    var bits: UInt64 = 0
    _ = linux_syscall2(linux_nr_rt_sigpending, address(&bits), byteCount)
    return SignalSet(bits: bits)
  }

  /// Blocks exactly these signals in the calling thread and returns the set that was blocked
  /// before.
  ///
  /// The kernel delivers pending signals that the set unblocks before it returns. The corresponding
  /// C function is `sigprocmask` with `SIG_SETMASK`, which does not fail.
  @discardableResult
  public func replaceMask() -> SignalSet {
    var new = bits
    var old: UInt64 = 0
    _ = linux_syscall4(
      linux_nr_rt_sigprocmask, linux_SIG_SETMASK, address(&new), address(&old),
      SignalSet.byteCount)
    return SignalSet(bits: old)
  }
}
