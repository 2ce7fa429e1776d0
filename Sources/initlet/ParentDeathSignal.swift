import Linux
import Primitives

/// The signal that the kernel sends a process when its parent dies (prctl(2),
/// `PR_SET_PDEATHSIG`).
enum ParentDeathSignal {
  /// Makes the kernel send the caller a signal when its parent dies; does nothing without a signal.
  ///
  /// Where the parent is gone already, the kernel sends nothing, so the caller sends the signal
  /// itself.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  static func expect(_ signal: Signal?, from parent: ProcessID?, _ log: Log) {
    guard let signal else { return }
    do throws(Errno) {
      try CurrentProcess.setParentDeathSignal(signal)
      if ProcessID.parent != parent { try signal.send(to: .current) }
    } catch {
      log.failure("parent-death signal", error)
    }
  }
}
