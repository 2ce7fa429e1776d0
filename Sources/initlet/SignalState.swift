import InitletCore
import Linux

/// The signal mask and the one disposition that the init changes, as they were
/// inherited and as the command is to inherit them.
struct SignalState {
  private let mask: SignalSet
  private let childDisposition: SignalDisposition

  /// Blocks every signal.
  ///
  /// SIGCHLD is set to its default besides: inherited as ignored it would let
  /// the kernel reap the command and lose its status.
  static func takeOver() -> SignalState {
    let mask = SignalSet.all.block()
    return SignalState(
      mask: mask, childDisposition: SignalDisposition.standard.install(for: .child))
  }

  /// Puts everything back as it was: signals that have come for the caller by
  /// now are delivered.
  func restore() {
    if childDisposition == .ignored { childDisposition.install(for: .child) }
    mask.block()
  }
}
