import CLinux
import Primitives

/// The descendants of the init, in a PID namespace that other processes may share.
public struct ProcessTree: ~Copyable {
  /// The descendants that are visited.
  ///
  /// Without the kernel's lists of children, all are.
  public enum Part: Sendable {
    /// All descendants.
    case all
    /// The children of the root.
    case children
    /// The children that the tree has not met yet, and all descendants below them.
    case newBranches
  }

  private let root: ProcessID
  /// `nil` until it is first needed: most inits never look for descendants.
  private var source: DescendantSource?
  private var met = ProcessMap<Encounter>()
  private var queue = ProcessQueue()
  /// What a visit with `Errand.sample` has found.
  var sampled = ProcessSample()

  /// The tree below the caller, which `root` must be: a process can verify only its own children.
  public init(of root: ProcessID) {
    self.root = root
  }

  /// Whether the kernel's lists of children are missing; false until the tree has been used.
  public var lacksChildrenLists: Bool { source != nil && source != .childrenLists }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  public func forget(_ process: ProcessID) {
    met.remove(process)
  }

  /// Forgets every process: none counts as met.
  public mutating func forgetAll() {
    met.clear()
  }

  /// Sends one or two signals to the descendants that the tree has not met yet, parents before
  /// their children.
  ///
  /// A descendant is met once the signal was sent. Where that fails, because it has ended, has
  /// become a child of the init or belongs to another user, it is tried again the next time.
  /// Returns the number of the root's children; without the kernel's lists of children, the number
  /// of processes that were signalled now.
  public mutating func send(_ first: Signal, then second: Signal?, to part: Part) -> Int {
    visitNew(part, .send(first, then: second))
  }

  /// Forgets every process and returns the first few descendants.
  public mutating func sample() -> ProcessSample {
    forgetAll()
    sampled = ProcessSample()
    _ = visitNew(.all, .sample)
    return sampled
  }

  /// The purpose of a visit.
  enum Errand {
    case send(Signal, then: Signal?)
    case sample
  }

  /// Visits the descendants that the tree has not met yet; returns what `send` returns.
  mutating func visitNew(_ part: Part, _ errand: Errand) -> Int {
    let source = self.source ?? DescendantSource(for: root)
    self.source = source
    return switch source {
    case .childrenLists: visitByLists(part, errand)
    case .parents: visitByParents(errand)
    case .numbers: visitByNumbers(part, errand)
    }
  }

  private mutating func visitByLists(_ part: Part, _ errand: Errand) -> Int {
    var count = 0
    queue.removeAll()
    var next = ProcessQueue.Entry(process: root, parent: root)
    while true {
      // A process or a thread that has ended meanwhile has left its children to the init.
      var threads = ProcessIDReader(.threads(of: next.process), .directory)
      while let thread = threads.next() {
        var children = ProcessIDReader(
          .children(of: next.process, thread: thread), .words)
        while let number = children.next() {
          let child = ProcessQueue.Entry(
            process: ProcessID(rawValue: number), parent: next.process)
          if next.process == root { count &+= 1 }
          if part == .newBranches, hasMet(child.process) { continue }
          if part == .children || !queue.append(child) { visit(child, errand) }
        }
      }
      // After its children were listed: what it starts in answer to the signal is left alone.
      if next.process != root { visit(next, errand) }
      guard let following = queue.removeFirst() else { return count }
      next = following
    }
  }

  private func hasMet(_ process: ProcessID) -> Bool {
    (met[process] ?? .none) != .none
  }

  /// Visits a process unless the tree has met it; returns 1 where it is newly met, otherwise 0.
  @inline(never)  // Inlined into its callers, it takes 1.5 kB more.
  @discardableResult
  private mutating func visit(_ entry: ProcessQueue.Entry, _ errand: Errand) -> Int {
    if hasMet(entry.process) { return 0 }
    var encounter = Encounter.child
    switch errand {
    case .send(let first, let second):
      let descendant = Descendant(
        process: entry.process, parent: entry.parent,
        parentEncounter: met[entry.parent] ?? .none, root: root)
      encounter = (try? descendant.send(first, then: second)) ?? .none
    case .sample: sampled.append(entry.process)
    }
    met.set(encounter, for: entry.process)
    return hasMet(entry.process) ? 1 : 0
  }
}

// MARK: - Without lists of children

extension ProcessTree {
  private mutating func visitByParents(_ errand: Errand) -> Int {
    var count = 0
    var previous = -1
    // A process that is listed before its parent is found in the next round.
    while count != previous {
      previous = count
      var processes = ProcessIDReader(.root, .directory)
      while let number = processes.next() {
        let process = ProcessID(rawValue: number)
        guard let parent = ProcessStat.read(of: process)?.parent,
          parent == root || hasMet(parent)
        else { continue }
        count &+= visit(ProcessQueue.Entry(process: process, parent: parent), errand)
      }
    }
    return count
  }

  /// The highest process ID that is tried whenever children have ended: trying all of them takes
  /// half a second.
  private static let highestTriedOften = 65_536

  private mutating func visitByNumbers(_ part: Part, _ errand: Errand) -> Int {
    let highest = part == .all ? linux_PID_MAX_LIMIT : ProcessTree.highestTriedOften
    var count = 0
    var number = Int32(ProcessID.namespaceInit.rawValue)
    while Int(number) < highest {
      number &+= 1
      let process = ProcessID(rawValue: number)
      if Child.exists(process) {
        count &+= visit(ProcessQueue.Entry(process: process, parent: root), errand)
      }
    }
    return count
  }
}
