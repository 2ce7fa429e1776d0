/// How a process ended (wait(2)).
public enum Termination: Equatable, Sendable {
  case exited(ExitCode)
  case killed(Signal)

  /// The code by which shells report it: the process's own, or 128 + n where signal n killed it.
  public var code: ExitCode {
    switch self {
    case .exited(let code): code
    case .killed(let signal): ExitCode(128 | signal.rawValue)
    }
  }
}
