import InitletCore
import Linux

/// Everybody below the init: as PID 1 the whole namespace, elsewhere what the
/// process tree shows.
struct Descendants: ~Copyable {
  /// How often those are looked for that were made while others were signalled.
  private static let mostRounds = 16

  private let isNamespaceInit: Bool
  private var tree: ProcessTree

  init(of process: ProcessID) {
    isNamespaceInit = process == .first
    tree = ProcessTree(of: process)
  }

  /// Sends signals to each of them once, one after the other.
  @inline(never)
  mutating func send(_ first: Signal, then second: Signal? = nil) {
    if isNamespaceInit {
      // ESRCH: there is nobody but the init. EPERM: nobody that it may signal.
      try? first.sendToWholeNamespace()
      try? second?.sendToWholeNamespace()
      return
    }
    tree.forgetAll()
    for _ in 0..<Descendants.mostRounds {
      let count = tree.visitNew(enteringKnown: true) { descendant in
        // It may have ended, or be somebody else's to signal.
        try? descendant.send(first, then: second)
      }
      if count == 0 { return }
    }
  }

  /// Sends KILL to all of them, or to those that were not sent it before.
  mutating func kill(onlyNew: Bool) {
    if isNamespaceInit {
      try? Signal.kill.sendToWholeNamespace()
      return
    }
    if !onlyNew { tree.forgetAll() }
    tree.visitNew(enteringKnown: false) { descendant in
      try? descendant.send(.kill)
    }
  }

  /// Visits each of them.
  mutating func visit(_ body: (Descendant) -> Void) {
    tree.forgetAll()
    tree.visitNew(enteringKnown: true, body)
  }

  /// Takes note that a process has been reaped, and its number is free.
  func forget(_ process: ProcessID) {
    tree.forget(process)
  }
}
