import Linux
import Primitives

/// The signal mask and the disposition of CHLD from before the init changed them, for the command.
struct InheritedSignals {
  private let mask: SignalSet
  private let childDisposition: SignalDisposition

  /// Blocks every signal, and sets CHLD to its default action.
  ///
  /// Where CHLD is ignored, the kernel reaps the command itself and discards its status (wait(2)).
  static func takeOver() -> InheritedSignals {
    let mask = SignalSet.all.replaceMask()
    return InheritedSignals(
      mask: mask, childDisposition: SignalDisposition.standard.install(for: .child))
  }

  /// Restores both; the kernel then delivers the signals that are pending for the caller.
  func restore() {
    if childDisposition == .ignored { childDisposition.install(for: .child) }
    mask.replaceMask()
  }
}
