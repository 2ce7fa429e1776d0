import Primitives

/// The means by which the init finds its descendants.
enum DescendantSource: Sendable {
  /// The kernel's lists of children (`CONFIG_PROC_CHILDREN`): O(descendants).
  case childrenLists
  /// The parent of each process in `/proc`: O(processes).
  case parents
  /// Every process ID in turn, where no `/proc` shows this PID namespace.
  ///
  /// Only children are found; a deeper descendant becomes a child when its parents end.
  case numbers

  /// The best means that `/proc` offers the caller at this moment.
  ///
  /// A `/proc` of another PID namespace shows other numbers, so it is not used.
  init(for root: ProcessID) {
    // The lists need two open files at a time. With room for one only, `/proc` is not used.
    var path = ProcPath.children(of: root, thread: root)
    let list = try? path.open(.read)
    defer { list?.close() }
    guard let own = ProcessStat.read(.ownStat(of: root)), own.process == root,
      own.parent == .parent
    else {
      self = .numbers
      return
    }
    self = list == nil ? .parents : .childrenLists
  }
}
