import Linux
import Primitives

/// The signal that a process gets when its parent dies.
enum ParentDeathSignal {
  /// Has the kernel send the caller a signal, if there is to be one, when its parent dies.
  ///
  /// A parent that is gone already will never cause it, so that the caller sends it then.
  @inline(never)
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
