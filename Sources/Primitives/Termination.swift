/// How a process ended (wait(2)).
public enum Termination: Equatable, Sendable {
  case exited(ExitCode)
  case killed(Signal)

  /// The code by which a shell reports the end: the exit code, or 128 + n after signal n.
  public var code: ExitCode {
    switch self {
    case .exited(let code): code
    case .killed(let signal): ExitCode(128 | signal.rawValue)
    }
  }
}
