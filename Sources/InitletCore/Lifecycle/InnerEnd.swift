import Primitives

/// The answer of the outer init of a guarded pair to the end of the inner one.
public enum InnerEnd: Equatable, Sendable {
  /// Exit with this code: the inner init has done all its work.
  case exit(ExitCode)
  /// Die of an INT too: the inner init has ended itself by one after a Ctrl-C.
  case interrupt
  /// End everything: this signal has killed the inner init.
  case endEverything(Signal)

  public init(_ termination: Termination) {
    switch termination {
    case .exited(let code): self = .exit(code)
    // Nobody else could: the inner init blocks every signal.
    case .killed(.interrupt): self = .interrupt
    case .killed(let signal): self = .endEverything(signal)
    }
  }
}
