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

  /// Sends signals, one after the other, to each of them, or to those alone that
  /// have been handed to the init since everybody was sent one.
  @inline(never)
  mutating func send(_ first: Signal, then second: Signal? = nil, onlyNew: Bool = false) {
    if isNamespaceInit {
      // At once, so that nobody is new; but for KILL no chance is left out.
      if onlyNew, first != .kill { return }
      // ESRCH: there is nobody but the init. EPERM: nobody that it may signal.
      try? first.sendToWholeNamespace()
      try? second?.sendToWholeNamespace()
      return
    }
    if !onlyNew { tree.forgetAll() }
    for _ in 0..<Descendants.mostRounds {
      let count = tree.visitNew(onlyChildren: onlyNew) { descendant in
        // It may have ended, have been handed to the init by the end of its
        // parent, or be somebody else's to signal.
        (try? descendant.send(first, then: second)) ?? 0
      }
      // The sooner those are reaped that KILL has ended, the sooner theirs follow.
      if count == 0 || onlyNew || first == .kill || tree.isLimited { return }
    }
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
