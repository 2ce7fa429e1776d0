import CLinux
import Primitives

/// The descendants of the init, in a PID namespace that other processes may share.
public struct ProcessTree: ~Copyable {
  /// The descendants that are visited.
  public enum Part: Sendable {
    /// The children of the root.
    case children
    /// All descendants, parents before their children.
    case everyone
  }

  /// The caller.
  public let root: ProcessID
  /// The source of the latest walk; `nil` before the first one.
  private var source: DescendantSource?
  var met = ProcessMap<Encounter>()
  /// The processes that are not the command's, and that no walk visits.
  public let spared: ProcessSet
  private var queue = ProcessQueue()
  /// What a visit with `Errand.sample` has found.
  var sampled = ProcessSample()

  /// The tree below the caller, which `root` must be: a process can verify only its own children.
  public init(of root: ProcessID, sparing spared: ProcessSet) {
    self.root = root
    self.spared = spared
  }

  /// All descendants that there are now.
  public static func members(below root: ProcessID) -> ProcessSet {
    var tree = ProcessTree(of: root, sparing: .make())
    tree.walk(.everyone, .spare)
    return tree.spared
  }

  /// Whether the kernel's lists of children are missing; false until the tree has been used.
  public var lacksChildrenLists: Bool { source != nil && source != .childrenLists }

  /// Whether it remembers what it has sent to whom; false where the kernel has no memory for that.
  public var remembers: Bool { met.isPrepared }

  /// Whether `/proc` is missing, so that only children can be found, and slowly.
  public mutating func lacksProc() -> Bool { found() == .numbers }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  public func forget(_ process: ProcessID) {
    met.remove(process)
  }

  /// Forgets what it has recorded of every process.
  public mutating func forgetAll() {
    met.clear()
  }

  /// Whether the lists of children name no child but spared ones.
  public mutating func sparesAllChildren() -> Bool {
    walk(.children, .record) == 0 && !lacksChildrenLists
  }

  /// Records every descendant that is not a child; returns whether `/proc` was there for it.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  @discardableResult
  public mutating func record() -> Bool {
    met.prepare()
    walk(.everyone, .record)
    return source != .numbers
  }

  /// Records that the descendants, or those in a process group, were asked to end by somebody else.
  public mutating func noteTold(in group: ProcessID?) {
    record()
    walk(.everyone, .note(group))
  }

  /// Records that a child was asked to end by somebody else.
  public mutating func noteTold(_ child: ProcessID) {
    met.prepare()
    met.set(.toldChild, for: child)
  }

  /// Sends two signals, or one, to the children that were not told before, or to all descendants
  /// that were recorded and not told.
  ///
  /// A process is told once the signal was sent. Where that fails, because it has ended, has become
  /// a child of the init or belongs to another user, it is tried again the next time. Returns the
  /// number of the root's children; without the kernel's lists of children, the number of processes
  /// that were signalled now.
  @inline(never)  // Inlined into its callers, it takes 30 bytes more.
  @discardableResult
  public mutating func tell(_ first: Signal, then second: Signal?, to part: Part) -> Int {
    let errand = Errand.tell(first, then: second)
    let count = walk(part, errand)
    // The lists do not lead to the sessions of `docker exec`.
    if part == .everyone, root == .namespaceInit { _ = walkByParents(part, errand) }
    return count
  }

  /// Sends KILL to the children that were not sent it before, or to all descendants; returns what
  /// `tell` returns.
  public mutating func kill(_ part: Part) -> Int {
    // Below a process that may not be signalled, there may be others that may.
    if part == .everyone { record() } else { met.prepare() }
    return walk(part, .kill)
  }

  /// The first few descendants.
  public mutating func sample() -> ProcessSample {
    sampled = ProcessSample()
    // Without `/proc` only children are found, and to try all numbers takes too long for a message.
    walk(lacksProc() ? .children : .everyone, .sample)
    return sampled
  }

  /// Looks at `/proc` anew: it may be mounted over, and a failure to open a file passes.
  @inline(never)  // Inlined into its callers, it takes 20 bytes more.
  private mutating func found() -> DescendantSource {
    let found = DescendantSource(for: root)
    source = found
    return found
  }

  /// Visits a part of the tree; returns what `tell` returns.
  @inline(never)  // It is called for each purpose.
  @discardableResult
  mutating func walk(_ part: Part, _ errand: Errand) -> Int {
    switch found() {
    case .childrenLists: walkByLists(part, errand)
    case .parents: walkByParents(part, errand)
    case .numbers: walkByNumbers(part, errand)
    }
  }

  private mutating func walkByLists(_ part: Part, _ errand: Errand) -> Int {
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
          if part == .children || !queue.append(child) { visit(child, errand) }
        }
      }
      // After its children were listed: what it starts in answer to a signal is left alone.
      if next.process != root { visit(next, errand) }
      guard let following = queue.removeFirst() else { return count }
      next = following
    }
  }
}

// MARK: - Without lists of children

extension ProcessTree {
  /// Visits by the parent of each process in `/proc`; as PID 1 also those whose parent is outside the
  /// PID namespace.
  private mutating func walkByParents(_ part: Part, _ errand: Errand) -> Int {
    var count = 0
    var previous = -1
    // A process that is listed before its parent is found in the next round.
    // Without memory for records each round would find the same.
    while count != previous, met.isPrepared || previous < 0 {
      previous = count
      var processes = ProcessIDReader(.root, .directory)
      while let process = processes.next() {
        guard process != root, !spared.contains(process), let stat = ProcessStat.read(of: process)
        else { continue }
        let parent = stat.parent ?? process
        if parent == process, root == .namespaceInit, !(met[process] ?? .none).isDescendant {
          met.set(.descendant(startedAt: stat.start), for: process)
        }
        if spared.contains(parent) {
          // Who is below a spared process is spared as well.
          spared.set(process, true)
          count &+= 1
        } else if parent == root || part == .everyone && (met[parent] ?? .none) != .none {
          count &+= visit(ProcessQueue.Entry(process: process, parent: parent), errand)
        }
      }
    }
    return count
  }

  /// The highest process ID that is tried whenever children have ended: trying all of them takes
  /// half a second.
  private static let highestTriedOften = 65_536

  private mutating func walkByNumbers(_ part: Part, _ errand: Errand) -> Int {
    // Without `/proc` no start time can be recorded.
    if case .record = errand { return 0 }
    let highest = part == .everyone ? linux_PID_MAX_LIMIT : ProcessTree.highestTriedOften
    var count = 0
    var number = Int32(ProcessID.namespaceInit.rawValue)
    while Int(number) < highest {
      number &+= 1
      let process = ProcessID(rawValue: number)
      if !spared.contains(process), Child.exists(process) {
        count &+= visit(ProcessQueue.Entry(process: process, parent: root), errand)
      }
    }
    return count
  }
}
