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

  /// Asks for a signal, if there is to be one, at the death of the parent.
  ///
  /// A parent that is gone already will never send it, so that the caller does.
  static func expect(_ signal: Signal?, fromParent parent: ProcessID) {
    guard let signal else { return }
    do throws(Errno) {
      try askForParentDeathSignal(signal)
      if ProcessID.parent != parent { try signal.send(to: .current) }
    } catch {
      Log.failure("cannot get a parent-death signal", error)
    }
  }
}
