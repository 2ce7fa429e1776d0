import Primitives

/// A process that was a descendant of the init when it was found.
public struct Descendant {
  public let process: ProcessID
  /// The process that was found to be its parent.
  let parent: ProcessID
  /// What the tree remembers of that.
  let parentEncounter: Encounter
  /// The init.
  let root: ProcessID

  /// Sends signals, one after the other, if the process still is a descendant, and returns what is
  /// to be remembered of it.
  ///
  /// A child's number cannot mean another process until the init reaps it. A deeper descendant is
  /// held by a handle before it is verified. Where the kernel (before 5.3), a filter or a limit
  /// refuses handles, its number would have to change its meaning between that and the signal.
  public func send(_ first: Signal, then second: Signal? = nil) throws(Errno) -> Encounter {
    if parent == root {
      try first.send(to: process)
      try second?.send(to: process)
      return .child
    }
    let handle = try? ProcessHandle(process)
    guard let encounter = verified else { throw .noSuchProcess }
    if let handle {
      try handle.send(first)
      if let second { try handle.send(second) }
    } else {
      try first.send(to: process)
      try second?.send(to: process)
    }
    return encounter
  }

  /// What is to be remembered of a process that is held by a handle; nothing if it is no
  /// descendant.
  ///
  /// It is one if its parent is the init by now, or the process that was found as its parent and
  /// still lives: a child of the init, which only the init can reap, or one that started when that
  /// did.
  private var verified: Encounter? {
    let parentIsChild = Child.exists(parent)
    guard let stat = ProcessStat.read(of: process) else { return nil }
    let encounter = Encounter.descendant(startedAt: stat.start)
    if stat.parent == root { return encounter }
    if stat.parent != parent { return nil }
    if parentIsChild { return encounter }
    guard let start = ProcessStat.read(of: parent)?.start else { return nil }
    return parentEncounter.matches(start: start) ? encounter : nil
  }
}
