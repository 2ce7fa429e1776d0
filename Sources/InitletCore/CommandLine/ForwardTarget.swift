/// The processes that the init forwards a signal to.
public enum ForwardTarget: Sendable {
  /// The command's process.
  case process
  /// The command's process group.
  case processGroup
  /// Every descendant of the init.
  case descendants
  /// The init's children, in the place of a command that has ended.
  case children
}
