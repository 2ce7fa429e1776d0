import Glibc

/// The end of a child.
enum Termination: Equatable {
  case exited(code: Int32)
  case killed(signal: Int32)

  /// The number by which a shell reports it.
  var shellCode: Int32 {
    switch self {
    case .exited(let code): code
    case .killed(let signal): 128 + signal
    }
  }

  /// Waits for the end of a child, and reaps it.
  static func wait(for child: pid_t) throws(Failure) -> Termination {
    guard let termination = waitForChild(P_PID, id_t(child)) else { throw Failure(call: "waitid") }
    return termination
  }

  /// Waits for the end of any child, and reaps it; nil if there is none.
  static func waitForAny() -> Termination? { waitForChild(P_ALL, 0) }

  /// waitid(2) without stops, repeated after a signal of the benchmark's own.
  private static func waitForChild(_ kind: idtype_t, _ id: id_t) -> Termination? {
    var info = siginfo_t()
    var result: Int32
    repeat {
      result = waitid(kind, id, &info, WEXITED)
    } while result != 0 && errno == EINTR
    guard result == 0 else { return nil }
    let status = info._sifields._sigchld.si_status
    return info.si_code == CLD_EXITED ? .exited(code: status) : .killed(signal: status)
  }
}
