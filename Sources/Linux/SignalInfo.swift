import CLinux
import InitletCore

/// What the kernel tells of a signal that came (sigaction(2), `siginfo_t`).
public struct SignalInfo {
  var info = linux_siginfo()

  public init() {}

  /// The signal; nothing before the first has come.
  public var signal: Signal? { Signal(Int(info.si_signo)) }

  /// The process that sent it; 0 where that is in no sight of this namespace.
  public var sender: ProcessID { ProcessID(rawValue: info.si_pid) }

  /// `SI_USER`: kill(2), by a person or by the kernel in a process's name.
  public var isFromUser: Bool { info.si_code == 0 }

  /// `SI_KERNEL`: among others all that a terminal sends.
  public var isFromKernel: Bool { info.si_code == 0x80 }

  /// `SI_QUEUE`: sigqueue(3), with a payload.
  public var hasPayload: Bool { info.si_code == -1 }

  /// What the sender has sent along; 0 if nothing.
  public var payload: Int { Int(bitPattern: info.si_value) }

  /// Waits for one of the blocked signals and returns whether one came.
  ///
  /// Without a time limit it waits forever. The corresponding C function is
  /// `sigtimedwait`; `EINTR` (a stop and continue, a debugger) starts it anew,
  /// with the whole time, unless there is a limit: then nothing has come.
  public mutating func wait(for set: SignalSet, atMost limit: Interval?) -> Bool {
    var bits = set.bits
    while true {
      do throws(Errno) {
        if let limit {
          var time = linux_timespec(
            tv_sec: Int64(truncatingIfNeeded: limit.nanoseconds / 1_000_000_000),
            tv_nsec: Int64(truncatingIfNeeded: limit.nanoseconds % 1_000_000_000))
          try wait(&bits, &time)
        } else {
          try wait(&bits, nil)
        }
        return true
      } catch {
        if limit != nil || error != .interrupted { return false }
      }
    }
  }

  private mutating func wait(
    _ bits: inout UInt64, _ time: UnsafePointer<linux_timespec>?
  ) throws(Errno) {
    _ = try valueOrErrno(linux_rt_sigtimedwait(&bits, &info, time))
  }
}
