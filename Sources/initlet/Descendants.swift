import InitletCore
import Linux

/// Everybody below the init: as PID 1 the whole namespace, elsewhere what the
/// process tree shows.
struct Descendants: ~Copyable {
  /// How often those are looked for that were made while others were signalled.
  private static let mostRounds = 3

  private let isNamespaceInit: Bool
  private var tree: ProcessTree

  init(of process: ProcessID) {
    isNamespaceInit = process == .first
    tree = ProcessTree(of: process)
  }

  /// Whether only children are known, and not deeper ones, or those at a cost.
  var isLimited: Bool { tree.isLimited }

  /// Sends signals, one after the other.
  @inline(never)
  mutating func send(_ first: Signal, then second: Signal? = nil, to leftovers: Leftovers) -> Int {
    let beginsAnew = leftovers == .all || leftovers == .children
    if isNamespaceInit {
      // At once, so that nobody is left; but for KILL no chance is left out.
      if !beginsAnew, first != .kill { return 0 }
      // ESRCH: there is nobody but the init. EPERM: nobody that it may signal.
      try? first.sendToWholeNamespace()
      try? second?.sendToWholeNamespace()
      return 0
    }
    if beginsAnew { tree.forgetAll() }
    let onlyChildren = leftovers == .children || leftovers == .newChildren
    for _ in 0..<Descendants.mostRounds {
      let count = tree.visitNew(onlyChildren: onlyChildren) { descendant in
        // It may have ended, have been handed to the init by the end of its
        // parent, or be somebody else's to signal.
        (try? descendant.send(first, then: second)) ?? 0
      }
      if count == 0 || onlyChildren || tree.isLimited { return count }
    }
    return 0
  }

  /// Visits each of them.
  mutating func visit(_ body: (Descendant) -> Void) {
    tree.forgetAll()
    tree.visitNew(onlyChildren: false) { descendant in
      body(descendant)
      return 1
    }
  }

  /// Takes note that a process has been reaped, and its number is free.
  func forget(_ process: ProcessID) {
    tree.forget(process)
  }
}
