import Primitives

extension ProcessTree {
  /// Visits a part of the tree; returns what `tell` returns.
  @inline(never)  // It is called for each purpose.
  @discardableResult
  mutating func walk(_ part: Part, _ purpose: Purpose) -> Int {
    let count = look(at: part, purpose)
    // A failure that has passed, such as the lack of a descriptor, hides nobody for good. Without
    // records a second look would tell everybody twice.
    return isComplete || !remembers ? count : look(at: part, purpose)
  }

  private mutating func look(at part: Part, _ purpose: Purpose) -> Int {
    isComplete = true
    sampled = ProcessSample()
    return switch found() {
    case .childrenLists: walkByLists(part, purpose)
    case .parents: walkByParents(part, purpose)
    case .numbers: walkByNumbers(part, purpose)
    }
  }

  private mutating func walkByLists(_ part: Part, _ purpose: Purpose) -> Int {
    var count = 0
    queue.removeAll()
    var next = ProcessQueue.Entry(process: root, parent: root)
    while true {
      // A process or a thread that has ended meanwhile has left its children to the init.
      var threads = ProcessIDReader(.threads(of: next.process), .directory)
      while let thread = threads.next() {
        var children = ProcessIDReader(
          .children(of: next.process, thread: thread), .words)
        while let process = children.next() {
          let child = ProcessQueue.Entry(process: process, parent: next.process)
          if spared.contains(child.process) { continue }
          if next.process == root { count &+= 1 }
          if part == .children || !queue.append(child) { visit(child, purpose) }
        }
        if children.hasFailed { isComplete = false }
      }
      if threads.hasFailed { isComplete = false }
      // After its children were listed: what it starts in answer to a signal is left alone.
      if next.process != root { visit(next, purpose) }
      guard let following = queue.removeFirst() else { return count }
      next = following
    }
  }

  /// Visits by the parent of each process in `/proc`; as PID 1 also those whose parent is outside the
  /// PID namespace.
  mutating func walkByParents(_ part: Part, _ purpose: Purpose) -> Int {
    var count = 0
    while true {
      let previous = count
      var processes = ProcessIDReader(.root, .directory)
      while let process = processes.next() {
        guard process != root, !spared.contains(process), let stat = ProcessStat.read(of: process)
        else { continue }
        let parent = stat.parent ?? process
        if parent == process, root == .namespaceInit, !record(of: process).isDescendant {
          records.set(.descendant(startedAt: stat.start), for: process)
        }
        if spared.contains(parent) {
          // Who is below a spared process is spared as well.
          spared.set(process, true)
          count &+= 1
        } else if parent == root || part == .everyone && record(of: parent) != .unknown {
          if visit(ProcessQueue.Entry(process: process, parent: parent), purpose) { count &+= 1 }
        }
      }
      // A process that is listed before its parent is found in the next round. Without memory for
      // records each round would find the same.
      if count == previous || !records.isPrepared { return count }
    }
  }

  /// The highest process ID that is tried whenever children have ended.
  ///
  /// It is a choice: trying all of them takes half a second, and `pid_max` is 32,768 on a small
  /// machine (proc_sys_kernel(5)).
  private static let highestTriedOften = 65_536

  private mutating func walkByNumbers(_ part: Part, _ purpose: Purpose) -> Int {
    // Without `/proc` no start time can be recorded.
    if case .record = purpose { return 0 }
    // To try all process IDs takes seconds.
    if !Child.hasAny { return 0 }
    let highest = part == .everyone ? ProcessID.highest : ProcessTree.highestTriedOften
    var count = 0
    var number = ProcessID.namespaceInit.rawValue
    while Int(number) < highest {
      number &+= 1
      let process = ProcessID(rawValue: number)
      if !spared.contains(process), Child.exists(process) {
        if visit(ProcessQueue.Entry(process: process, parent: root), purpose) { count &+= 1 }
      }
    }
    return count
  }
}
