import Primitives

/// What the init is among the processes of its PID namespace.
public enum Role: Equatable, Sendable {
  /// PID 1: every process of the namespace whose parent ends becomes its child.
  case namespaceInit
  /// Any other process; it adopts the descendants that lose their parent, where it may.
  case subreaper
  /// The one of a guarded pair that starts the other and goes on in its place if that is killed.
  case outer(inner: ProcessID)
  /// The one of a guarded pair that runs the command.
  case inner(outer: ProcessID)
}
