import InitletCore
import Linux
import Primitives

/// Every process below the init: as PID 1 the whole namespace, elsewhere what the process tree
/// shows.
struct Descendants: ~Copyable {
  private let isNamespaceInit: Bool
  private var tree: ProcessTree

  /// Those of the caller.
  init(of process: ProcessID, isNamespaceInit: Bool) {
    self.isNamespaceInit = isNamespaceInit
    tree = ProcessTree(of: process)
  }

  /// Whether only children are known, or deeper ones at a cost.
  var lacksChildrenLists: Bool { tree.lacksChildrenLists }

  /// Sends signals, one after the other, and returns the number of the init's children as far as it
  /// is known.
  mutating func send(
    _ first: Signal, then second: Signal? = nil, to leftovers: Action.Leftovers
  ) -> Int {
    if isNamespaceInit {
      // `kill(-1)` reached every process already; only KILL is repeated, since a process may have
      // forked meanwhile.
      if leftovers == .newBranches, first != .kill { return 0 }
      // ESRCH: there is no process but the init. EPERM: none that it may signal.
      try? first.sendToWholeNamespace()
      try? second?.sendToWholeNamespace()
      return 0
    }
    if leftovers != .newBranches { tree.forgetAll() }
    if leftovers == .all { _ = tree.send(first, then: second, to: .all) }
    // A process whose parent has ended meanwhile is a child by now. Below one that was sent KILL
    // there is no need to look: its children become the init's.
    return tree.send(first, then: second, to: first == .kill ? .children : .newBranches)
  }

  /// The first few of them.
  mutating func sample() -> ProcessSample { tree.sample() }

  /// Forgets a process that has been reaped: its number may come back.
  func forget(_ process: ProcessID) {
    tree.forget(process)
  }
}
