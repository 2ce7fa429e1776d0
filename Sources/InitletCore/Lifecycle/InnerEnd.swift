import Primitives

/// The answer of the outer init of a guarded pair to the end of the inner one.
public enum InnerEnd: Equatable, Sendable {
  /// Exit with this code: the inner init has done all its work.
  case exit(ExitCode)
  /// Die of an INT too, or exit with this code where that is in vain: the inner init has ended
  /// itself by one after a Ctrl-C.
  case interrupt(ExitCode)
  /// End everything, because this signal has killed the inner init, and exit as if the command had
  /// ended so.
  case endEverything(Signal, as: Termination)

  public init(_ termination: Termination) {
    switch termination {
    case .exited(let code): self = .exit(code)
    // Only the inner init itself can make an INT end it: it blocks every signal.
    case .killed(.interrupt): self = .interrupt(termination.code)
    case .killed(let signal): self = .endEverything(signal, as: .killed(.kill))
    }
  }
}
