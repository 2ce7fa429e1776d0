import CLinux
import Primitives

extension Signal {
  /// Sends the signal to a process.
  ///
  /// The corresponding C function is `kill`.
  public func send(to process: ProcessID) throws(Errno) {
    try send(toTarget: Int(process.rawValue))
  }

  /// Sends the signal to every process of a group.
  ///
  /// The corresponding C function is `killpg`.
  public func send(toGroup group: ProcessID) throws(Errno) {
    try send(toTarget: 0 &- Int(group.rawValue))
  }

  /// Sends the signal to every process of the PID namespace except its init, which must be the
  /// caller.
  ///
  /// The corresponding C function is `kill` with -1. From any other process it would reach every
  /// process that the caller may signal, so this fails with `EPERM` there.
  public func sendToWholeNamespace() throws(Errno) {
    guard ProcessID.current == .namespaceInit else { throw .notPermitted }
    try send(toTarget: -1)
  }

  /// Sends the signal to what `kill` calls by this number: a process, a group or all.
  private func send(toTarget target: Int) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_kill, target, Int(rawValue)))
  }
}
