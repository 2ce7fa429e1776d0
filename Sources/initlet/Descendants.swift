import InitletCore
import Linux
import Primitives

/// All processes below the init: as PID 1 the whole PID namespace, otherwise those in the process
/// tree.
struct Descendants: ~Copyable {
  private let isNamespaceInit: Bool
  private var tree: ProcessTree

  /// The descendants of a process, which must be the caller.
  init(of process: ProcessID, isNamespaceInit: Bool) {
    self.isNamespaceInit = isNamespaceInit
    tree = ProcessTree(of: process)
  }

  /// Whether the kernel's lists of children are missing, so that a scan is slow or finds children
  /// only.
  var lacksChildrenLists: Bool { tree.lacksChildrenLists }

  /// Sends one or two signals and returns the number of the init's children, or 0 where it is
  /// unknown.
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
    // A process whose parent has ended meanwhile is a child now. After KILL the children of each
    // process become the init's, so that a scan below them is not needed.
    return tree.send(first, then: second, to: first == .kill ? .children : .newBranches)
  }

  /// The first few descendants.
  mutating func sample() -> ProcessSample { tree.sample() }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  func forget(_ process: ProcessID) {
    tree.forget(process)
  }
}
