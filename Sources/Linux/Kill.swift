import CLinux
import InitletCore

extension Signal {
  /// Sends the signal to a process.
  ///
  /// The corresponding C function is `kill`.
  public func send(to process: ProcessID) throws(Errno) {
    try kill(Int(process.rawValue))
  }

  /// Sends the signal to every process of a group.
  ///
  /// The corresponding C function is `kill` with a negated number.
  public func send(toGroup group: ProcessID) throws(Errno) {
    try kill(0 &- Int(group.rawValue))
  }

  /// Sends the signal to every process of the PID namespace but its init, which
  /// the caller has to be: anywhere else it would reach all there is.
  ///
  /// The corresponding C function is `kill` for -1.
  public func sendToWholeNamespace() throws(Errno) {
    guard ProcessID.current == .first else { throw .notPermitted }
    try kill(-1)
  }

  private func kill(_ target: Int) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_kill, target, Int(rawValue)))
  }
}

extension SignalInfo {
  /// A signal as the caller queues it.
  public init(payload: Int) {
    info.si_code = -1  // SI_QUEUE
    info.si_pid = ProcessID.current.rawValue
    info.si_value = UInt(bitPattern: payload)
  }

  /// Queues a SIGCHLD for an init, which knows by its being queued that it tells of no
  /// child's end.
  @inline(never)
  public static func notify(_ process: ProcessID) {
    var notice = SignalInfo(payload: 0)
    // An init that is gone needs no notice.
    try? notice.send(.child, to: process)
  }

  /// Sends a signal with the payload of the one that came.
  ///
  /// The kernel permits it for what was queued by a process
  /// (rt_sigqueueinfo(2)).
  public mutating func send(_ signal: Signal, to process: ProcessID) throws(Errno) {
    info.si_signo = Int32(signal.rawValue)
    _ = try valueOrErrno(
      linux_syscall3(
        linux_nr_rt_sigqueueinfo, Int(process.rawValue), Int(signal.rawValue),
        address(&info)))
  }

  /// Sends a signal with the payload of the one that came to every process of a
  /// group (pidfd_send_signal(2) with `PIDFD_SIGNAL_PROCESS_GROUP`, Linux 6.9).
  public mutating func send(_ signal: Signal, toGroup group: ProcessID) throws(Errno) {
    let handle = try ProcessHandle(group)
    info.si_signo = Int32(signal.rawValue)
    let wholeGroup = 4
    try handle.send(signal, address(&info), flags: wholeGroup)
  }
}
