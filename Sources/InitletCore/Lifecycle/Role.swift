import Primitives

/// The position of the init in its PID namespace.
public enum Role: Equatable, Sendable {
  /// PID 1: the kernel makes it the parent of every process of the namespace that loses its own.
  case namespaceInit
  /// Any other process; as a subreaper, where it may be one, it adopts every descendant that loses
  /// its parent.
  case subreaper
  /// The init of a guarded pair that starts the inner one, and hands every signal on to it.
  case outer(inner: ProcessID)
  /// The init of a guarded pair that runs the command.
  case inner(outer: ProcessID)

  /// The outer init, for the inner one.
  public var outer: ProcessID? {
    if case .inner(let outer) = self { outer } else { nil }
  }
}
