import Primitives

/// A process that was a descendant of the init when the tree listed it.
public struct Descendant {
  /// The process itself.
  public let process: ProcessID
  /// Its parent at that moment.
  let parent: ProcessID
  /// The tree's record of the parent.
  let parentEncounter: Encounter
  /// The init, which is the caller.
  let root: ProcessID

  /// Sends one or two signals if the process still is a descendant, and returns the tree's new
  /// record of it.
  ///
  /// The kernel gives the number of a child to no other process until the init reaps the child. The
  /// number of a deeper descendant may be reused, so a handle holds the process before it is
  /// verified. Where the kernel (before 5.3), a filter or a limit refuses handles, the signal hits
  /// another process only if the number is reused between that check and the signal.
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

  /// The tree's record of the process, which a handle holds; `nil` where it is not a descendant.
  ///
  /// It is one if its parent is the init now. It is one too if its parent is unchanged and still
  /// the process that the tree listed: either a child of the init, whose number only the init can
  /// free, or a process with the start time that the tree has recorded.
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
