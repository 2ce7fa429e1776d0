import InitletCore
import Linux

/// Everybody below the init: as PID 1 the whole namespace, elsewhere what the
/// process tree shows.
struct Descendants: ~Copyable {
  private let isNamespaceInit: Bool
  private var tree: ProcessTree

  init(of process: ProcessID) {
    isNamespaceInit = process == .first
    tree = ProcessTree(of: process)
  }

  /// Whether only children are known, and not deeper ones, or those at a cost.
  var isLimited: Bool { tree.isLimited }

  /// Sends signals, one after the other, and returns how many children there are as far as
  /// that is known.
  @inline(never)
  mutating func send(_ first: Signal, then second: Signal? = nil, to leftovers: Leftovers) -> Int {
    if isNamespaceInit {
      // At once, so that nobody is left; but for KILL no chance is left out.
      if leftovers == .newChildren, first != .kill { return 0 }
      // ESRCH: there is nobody but the init. EPERM: nobody that it may signal.
      try? first.sendToWholeNamespace()
      try? second?.sendToWholeNamespace()
      return 0
    }
    if leftovers != .newChildren { tree.forgetAll() }
    if leftovers == .all { _ = visit(.all, first, second) }
    // Whoever has lost a parent meanwhile is a child by now. What KILL has been sent needs no
    // look at who is below: they come.
    return visit(first == .kill ? .children : .newBranches, first, second)
  }

  @inline(never)
  private mutating func visit(
    _ part: ProcessTree.Part, _ first: Signal, _ second: Signal?
  ) -> Int {
    tree.visitNew(part) { descendant in
      // It may have ended, have been handed to the init by the end of its parent, or be
      // somebody else's to signal.
      (try? descendant.send(first, then: second)) ?? 0
    }
  }

  /// Visits each of them.
  mutating func visit(_ body: (Descendant) -> Void) {
    tree.forgetAll()
    tree.visitNew(.all) { descendant in
      body(descendant)
      return 1
    }
  }

  /// Takes note that a process has been reaped, and its number is free.
  func forget(_ process: ProcessID) {
    tree.forget(process)
  }
}
