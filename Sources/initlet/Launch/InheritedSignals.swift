import Linux
import Primitives

/// The signal mask, and the one disposition that the init changes, as the command inherits them.
struct InheritedSignals {
  private let mask: SignalSet
  private let childDisposition: SignalDisposition

  /// Blocks every signal, and sets SIGCHLD to its default: if it is ignored, the kernel reaps the
  /// command and its status is lost (wait(2)).
  static func takeOver() -> InheritedSignals {
    let mask = SignalSet.all.block()
    return InheritedSignals(
      mask: mask, childDisposition: SignalDisposition.standard.install(for: .child))
  }

  /// Restores both; the signals that have come for the caller by now are delivered.
  func restore() {
    if childDisposition == .ignored { childDisposition.install(for: .child) }
    mask.block()
  }
}
