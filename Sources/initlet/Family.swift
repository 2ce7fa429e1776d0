import InitletCore
import Linux

extension CurrentProcess {
  /// Adopts every descendant that loses its parent, as PID 1 does anyway.
  static func adoptOrphans() {
    if ProcessID.current == .first { return }
    do throws(Errno) {
      try becomeSubreaper()
    } catch {
      Log.failure("cannot become a subreaper", error)
    }
  }

  /// Asks for a signal, if there is to be one, at the death of the parent;
  /// returns whether the parent is gone already, and so will never send it.
  static func isGone(_ parent: ProcessID, after signal: Signal?) -> Bool {
    guard let signal else { return false }
    do throws(Errno) {
      try askForParentDeathSignal(signal)
    } catch {
      Log.failure("cannot get a parent-death signal", error)
    }
    return ProcessID.parent != parent
  }
}
