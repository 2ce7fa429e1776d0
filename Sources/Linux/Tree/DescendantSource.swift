import Primitives

/// What the descendants of the init are found by.
enum DescendantSource: Sendable {
  /// The kernel's lists of children: O(descendants).
  case childrenLists
  /// The parents of all processes: O(processes).
  case parents
  /// No /proc shows this PID namespace. Every number is tried and only children are found; others
  /// become children once their parents end.
  case numbers

  /// Finds out what there is for the caller.
  ///
  /// A /proc that was mounted in another PID namespace has other numbers and is not believed.
  init(for root: ProcessID) {
    // The lists take two files at a time: with room for one, /proc is of no use.
    let held = try? ProcPath.root.open(.directory)
    defer { held?.close() }
    guard let own = ProcessStat.read(.ownStat), own.process == root,
      own.parent == .parent
    else {
      self = .numbers
      return
    }
    let list = ProcPath.children(of: root, thread: root.rawValue)
    self = list.exists ? .childrenLists : .parents
  }
}
