import CLinux
import InitletCore

/// The kernel's 64-bit signal set: bit n - 1 stands for signal n.
public struct SignalSet: Equatable, Sendable {
  public private(set) var bits: UInt64

  /// Every signal, the two that the C libraries leave out of theirs included.
  public static let all = SignalSet(bits: .max)

  init(bits: UInt64) {
    self.bits = bits
  }

  /// A single signal.
  public init(_ signal: Signal) {
    bits = 1 &<< UInt64(signal.rawValue &- 1)
  }

  public func removing(_ signal: Signal) -> SignalSet {
    SignalSet(bits: bits & ~SignalSet(signal).bits)
  }

  /// The signals that have come and are blocked.
  ///
  /// The corresponding C function is `sigpending`.
  public static var pending: SignalSet {
    var bits: UInt64 = 0
    _ = linux_syscall2(linux_nr_rt_sigpending, address(&bits), 8)
    return SignalSet(bits: bits)
  }

  public func contains(_ signal: Signal) -> Bool {
    bits & SignalSet(signal).bits != 0
  }

  /// Blocks exactly these signals in the calling thread and returns those that
  /// were blocked before.
  ///
  /// The corresponding C function is `sigprocmask` with `SIG_SETMASK`, which
  /// cannot fail with valid arguments.
  @discardableResult
  public func block() -> SignalSet {
    var new = bits
    var old: UInt64 = 0
    let setMask = 2
    _ = linux_syscall4(
      linux_nr_rt_sigprocmask, setMask, address(&new), address(&old), 8)
    return SignalSet(bits: old)
  }
}
